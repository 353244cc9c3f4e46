import { type ProblemName, problems } from '../../http/problem.ts';
import type { Limits } from '../../http/service.ts';
import { groupOf, groupOfAll, type Role, roles, scopes } from '../../scopes.ts';
import { template } from '../../templates/template.ts';
import { type Operation, sections } from '../protocol/operation.ts';
import { type descriptionOf, problemsOf } from './document.ts';

/** A word of the reference that the document has as a schema: what it may be, as a reader says it. */
type Field = { name: string; isRequired: boolean; mayBe: string; description: Words };

/** Words of the document, which marks what is to be typed as it stands by backticks. */
type Words = { text: string; asTyped: boolean }[];

const wordsOf = (said: string): Words =>
  said
    .split('`')
    .map((text, place) => ({ text, asTyped: place % 2 === 1 }))
    .filter(({ text }) => text !== '');

/** One of the shapes that a body may have, and the words that tell it from the others. */
type Shape = { when: string; fields: Field[] };

type Example = { name: string; json: string };

type OperationShown = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: Words;
  scope: string;
  parameters: Field[];
  body: { type: string; shapes: Shape[]; examples: Example[] } | null;
  answer: { status: number; description: string; json: string | null; types: readonly string[] };
  problems: { status: number; name: string; title: string }[];
};

type Reference = {
  document: Pick<Document['info'], 'title' | 'version'>;
  about: Words[];
  scopes: { name: string; allows: string }[];
  sections: { name: string; id: string; operations: OperationShown[] }[];
  problems: { name: string; status: number; title: string }[];
  roles: { name: string; allows: string; one: string; every: string }[];
  limits: { json: string; file: string; requests: string; seconds: string };
};

type Schema = {
  $ref?: string;
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
};

/** As much of the document as the page shows. */
type Document = {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, DocumentedOperation>>;
};
type DocumentedOperation = {
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  requestBody?: {
    content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }>;
  };
};

const inFigures = (amount: number): string => amount.toLocaleString('en-GB');
const inLines = (value: unknown): string => JSON.stringify(value, null, 2);

/** What a value may be, in the fewest words: "a date", "`open` or `proposed`", "a list of texts". */
function mayBe(schema: Schema): string {
  const either = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  if (either !== undefined) return [...new Set(either.map(mayBe))].join(' or ');
  if (schema.type === 'array') return `list of: ${mayBe(schema.items ?? {})}`;
  if (schema.type === 'object')
    return Object.keys(schema.properties ?? {}).length > 0 ? fieldsInBrief(schema) : 'object';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'binary') return 'file';
  if (schema.format === 'uri') return 'web address';
  if (schema.format === 'email') return 'email address';
  return schema.type === 'string' ? 'text' : (schema.type ?? 'anything');
}

const fieldsInBrief = ({ properties = {}, required = [] }: Schema): string =>
  `{ ${Object.keys(properties)
    .map((name) => (required.includes(name) ? name : `${name}?`))
    .join(', ')} }`;

const defaultSaid = ({ default: left }: Schema): string =>
  left === undefined ? '' : ` \`${JSON.stringify(left)}\` when left out.`;

const fieldOf = (name: string, schema: Schema, isRequired: boolean, said = schema.description): Field => ({
  name,
  isRequired,
  mayBe: mayBe(schema),
  description: wordsOf(`${said ?? ''}${defaultSaid(schema)}`.trim()),
});

const wordsApart = ({ properties = {} }: Schema): string =>
  Object.entries(properties)
    .filter(([, { const: only }]) => only !== undefined)
    .map(([name, field]) => `${name} ${mayBe(field)}`)
    .join(', ');

/** The shapes that a body may have, each with its own fields. */
function shapesOf(schema: Schema): Shape[] {
  const either = schema.oneOf ?? schema.anyOf;
  return (either ?? [schema]).map((shape) => ({
    when: either === undefined ? '' : wordsApart(shape),
    fields: Object.entries(shape.properties ?? {}).map(([name, field]) =>
      fieldOf(name, field, (shape.required ?? []).includes(name)),
    ),
  }));
}

function bodyShown({ requestBody }: DocumentedOperation): OperationShown['body'] {
  const [content] = Object.entries(requestBody?.content ?? {});
  if (content === undefined) return null;
  const [type, { schema, examples = {} }] = content;
  const shown = Object.entries(examples).map(([name, { value }]) => ({ name, json: inLines(value) }));
  return { type, shapes: shapesOf(schema), examples: shown };
}

const problemShown = (name: ProblemName) => ({ name, ...problems[name] });

function operationShown(operation: Operation, document: Document): OperationShown {
  const { id, method, path, summary, description = '', scope, done } = operation;
  const documented = document.paths[path]?.[method];
  if (documented === undefined) throw new Error(`the document has no ${method} ${path}`);
  return {
    ...{ id, method: method.toUpperCase(), path, summary, scope },
    description: wordsOf(description),
    parameters: documented.parameters.map((one) =>
      fieldOf(one.name, one.schema, one.required, one.description),
    ),
    body: bodyShown(documented),
    answer: {
      status: done.status,
      description: done.description,
      json: 'example' in done ? inLines(done.example) : null,
      types: 'types' in done ? done.types : ['application/json'],
    },
    problems: problemsOf(operation).map(problemShown),
  };
}

/** The whole API as a page for people, made from the document that programs read. */
export function referencePage(
  operations: readonly Operation[],
  description: ReturnType<typeof descriptionOf>,
  { maxJsonBytes, maxFileBytes, requestsPerMinute, timeoutMs }: Limits,
): string {
  const document = description as unknown as Document;
  return template<Reference>('web/reference.html')({
    document: document.info,
    about: document.info.description.split('\n\n').map(wordsOf),
    scopes: Object.entries(scopes).map(([name, allows]) => ({ name, allows })),
    sections: sections
      .map((name) => ({
        name,
        id: name.toLowerCase(),
        operations: operations
          .filter(({ section }) => section === name)
          .map((operation) => operationShown(operation, document)),
      }))
      .filter(({ operations: own }) => own.length > 0),
    problems: (Object.keys(problems) as ProblemName[]).map(problemShown),
    roles: Object.entries(roles).map(([name, allows]) => ({
      name,
      allows: allows.join(', '),
      one: groupOf('pdb', name as Role),
      every: groupOfAll(name as Role),
    })),
    limits: {
      json: inFigures(maxJsonBytes),
      file: inFigures(maxFileBytes),
      requests: inFigures(requestsPerMinute),
      seconds: inFigures(timeoutMs / 1_000),
    },
  });
}
