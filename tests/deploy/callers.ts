import { createHash, randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { Outputs } from './outside.ts';

const tokensSchema = z.object({ access_token: z.string(), id_token: z.string().optional() });
type Tokens = z.infer<typeof tokensSchema>;

export type Answered = { status: number; headers: Headers; bytes: Uint8Array; json: () => unknown };
type Request = {
  token?: string;
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
};

/** Those who use the API of the deployed service: each gets its tokens as docs/deploy.md says. */
export type Callers = ReturnType<typeof openCallers>;

export function openCallers(url: string, outputs: Outputs) {
  const { UserPoolId, PeopleClientId, CaseSystemClientId, SignInUrl, TokenUrl, ApiUrl } = outputs;
  const cognito = new CognitoIdentityProviderClient();
  // The emulator answers to the API's own host name as well, which no resolver knows.
  const api = `${url}/_aws/execute-api/${new URL(ApiUrl).hostname.split('.')[0]}/$default`;

  const tokens = (form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(TokenUrl, { method: 'POST', body: new URLSearchParams(form), headers });

  async function taken(answer: Response): Promise<Tokens> {
    if (!answer.ok) throw new Error(`no token was given: ${answer.status} ${await answer.text()}`);
    return tokensSchema.parse(await answer.json());
  }

  return {
    close: () => cognito.destroy(),

    /** Asks for a token as the case system does: by its name and its secret. */
    async asksForToken(...scopes: string[]): Promise<Response> {
      const { UserPoolClient: { ClientSecret } = {} } = await cognito.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId: CaseSystemClientId }),
      );
      const basic = Buffer.from(`${CaseSystemClientId}:${encodeURIComponent(ClientSecret ?? '')}`).toString(
        'base64',
      );
      const form = {
        grant_type: 'client_credentials',
        ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      };
      return tokens(form, { authorization: `Basic ${basic}` });
    },

    async caseSystem(...scopes: string[]): Promise<string> {
      return (await taken(await this.asksForToken(...scopes))).access_token;
    },

    /** Has an administrator add somebody, who then signs in on the page, by a code with its proof (PKCE). */
    async person(email: string, group: string, ...scopes: string[]): Promise<Tokens> {
      const Username = email;
      const Password = `${randomBytes(12).toString('hex')}-Aa`;
      await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username,
          MessageAction: 'SUPPRESS',
          TemporaryPassword: Password,
          UserAttributes: [{ Name: 'email', Value: email }],
        }),
      );
      await cognito.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }),
      );
      await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName: group }));
      await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: group }));

      const proof = randomBytes(32).toString('base64url');
      const redirect = 'http://localhost:8765/signed-in';
      const asked = {
        client_id: PeopleClientId,
        redirect_uri: redirect,
        response_type: 'code',
        scope: ['openid', ...scopes].join(' '),
        state: 'here',
        code_challenge: createHash('sha256').update(proof).digest('base64url'),
        code_challenge_method: 'S256',
      };
      const page = await fetch(`${SignInUrl}?${new URLSearchParams(asked)}`);
      if (!page.ok) throw new Error(`the page to sign in on answers ${page.status}: ${await page.text()}`);
      const signedIn = await fetch(new URL('/login', SignInUrl), {
        method: 'POST',
        body: new URLSearchParams({ ...asked, username: email, password: Password }),
        redirect: 'manual',
      });
      const back = signedIn.headers.get('location');
      if (back === null) throw new Error(`signing in was answered ${signedIn.status}, and led nowhere`);
      const code = new URL(back).searchParams.get('code') ?? '';
      return taken(
        await tokens({
          grant_type: 'authorization_code',
          client_id: PeopleClientId,
          redirect_uri: redirect,
          code,
          code_verifier: proof,
        }),
      );
    },

    /** Asks the deployed API. */
    async ask(method: string, path: string, { token, body, form, headers }: Request = {}): Promise<Answered> {
      const answer = await fetch(`${api}${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(form !== undefined && { body: form }),
        redirect: 'manual',
      });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const json = (): unknown => JSON.parse(new TextDecoder().decode(bytes));
      return { status: answer.status, headers: answer.headers, bytes, json };
    },
  };
}
