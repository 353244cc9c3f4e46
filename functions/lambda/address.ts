import * as z from 'zod';
import type { RequestContext } from '../http/context.ts';

const fromGateway = z.looseObject({
  requestContext: z.looseObject({ http: z.looseObject({ sourceIp: z.string() }) }),
});

/** From where a request came to the gateway, as that says: what the request says of it itself, anybody can write. */
export const addressOf = ({ env }: Pick<RequestContext, 'env'>): string | undefined =>
  fromGateway.safeParse(env).data?.requestContext.http.sourceIp;
