import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { descriptionOf } from '../../functions/api/reference/document.ts';

const media = z.looseObject({
  schema: z.unknown(),
  examples: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
});
const content = z.record(z.string(), media).default({});
const answerSchema = z.looseObject({
  description: z.string().min(1),
  headers: z.record(z.string(), z.unknown()).default({}),
  content,
});
const referred = z.object({ $ref: z.string() });
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })),
  requestBody: z.object({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string(), z.union([referred, answerSchema])),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ responses: z.record(z.string(), answerSchema) }),
});

/** The document as it is sent. */
export const description: Record<string, unknown> = JSON.parse(JSON.stringify(descriptionOf(operations)));
const { paths, components } = documentSchema.parse(description);

const address = 'https://matters.example/openapi.json';
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(description, address);

type Content = z.infer<typeof content>;

const validators = new Map<string, ValidateFunction>();
function validating(reference: { $ref: string }): ValidateFunction {
  const known = validators.get(reference.$ref) ?? ajv.compile(reference);
  validators.set(reference.$ref, known);
  return known;
}

/** What is documented of one body: its type, its examples, and what is wrong with a value, in words. */
export type DocumentedBody = {
  type: string;
  examples: { name: string; value: unknown }[];
  faults: (value: unknown) => string[];
};
type DocumentedAnswer = { status: number; headers: string[]; bodies: DocumentedBody[] };
export type DocumentedOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  parameters: { name: string; in: string }[];
  request: DocumentedBody | undefined;
  answers: DocumentedAnswer[];
};

const step = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

function bodiesIn(bodies: Content, pointer: string): DocumentedBody[] {
  return Object.entries(bodies).map(([type, { examples }]) => ({
    type,
    examples: Object.entries(examples).map(([name, { value }]) => ({ name, value })),
    faults: (value) => {
      const valid = validating({ $ref: `${address}#${pointer}/content/${step(type)}/schema` });
      if (valid(value)) return [];
      return (valid.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath || 'the whole'}: ${message}`,
      );
    },
  }));
}

function answersOf(
  responses: z.infer<typeof operationSchema>['responses'],
  pointer: string,
): DocumentedAnswer[] {
  return Object.entries(responses).map(([status, given]) => {
    const name = referred.safeParse(given).data?.$ref.split('/').at(-1);
    const shared = name === undefined ? undefined : components.responses[name];
    const answer = answerSchema.parse(shared ?? given);
    const at =
      shared === undefined ? `${pointer}/responses/${status}` : `/components/responses/${step(name ?? '')}`;
    const headers = Object.keys(answer.headers).map((header) => header.toLowerCase());
    return { status: Number(status), headers, bodies: bodiesIn(answer.content, at) };
  });
}

/** Every operation that the document tells of. */
export const documented: DocumentedOperation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, summary, parameters, requestBody, responses }]) => {
    const pointer = `/paths/${step(path)}/${method}`;
    return {
      id: operationId,
      method: method.toUpperCase(),
      path,
      summary,
      parameters,
      request: requestBody && bodiesIn(requestBody.content, `${pointer}/requestBody`)[0],
      answers: answersOf(responses, pointer),
    };
  }),
);
