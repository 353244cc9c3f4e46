import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../functions/api/operations.ts';
import { problemsOf } from '../../../functions/api/reference/document.ts';
import { problems } from '../../../functions/http/problem.ts';
import { type DocumentedBody, description, documented } from '../the-document.ts';

const operationOf = (id: string) => {
  const operation = operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`the document tells of ${id}, which there is not`);
  return operation;
};

const faultsOfExamples = ({ type, examples, faults }: DocumentedBody): string[] =>
  examples.flatMap(({ name, value }) => faults(value).map((fault) => `${type}, example “${name}”: ${fault}`));

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(description))).toEqual({ valid: true });
  });

  it('lies in docs/openapi.json as it is now', async () => {
    const file = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));
    const kept = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
    expect(kept, 'docs/openapi.json is stale: npm run openapi writes it anew').toEqual(description);
  });

  it('tells of every operation, each under a name of its own', () => {
    expect(documented.map(({ id }) => id).sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(new Set(documented.map(({ id }) => id)).size).toBe(operations.length);
  });
});

describe.each(documented)('$id', ({ id, method, path, summary, parameters, request, answers }) => {
  const operation = operationOf(id);
  const ofStatus = (status: number) => answers.find((answer) => answer.status === status);

  it('has a summary of a few words, without a full stop', () => {
    expect(summary).toMatch(/^\p{Lu}.{4,98}[^.\s]$/u);
  });

  it('describes each parameter in its path, in its query and in its headers', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    expect(parameters.filter((one) => !('description' in one)).map(({ name }) => name)).toEqual([]);
  });

  it('shows a request as it takes it', () => {
    if (operation.body?.kind === 'json') expect(request?.examples.length).toBeGreaterThan(0);
    expect(request === undefined ? [] : faultsOfExamples(request)).toEqual([]);
  });

  it('shows each answer as it gives it', () => {
    expect(answers.flatMap(({ bodies }) => bodies).flatMap(faultsOfExamples)).toEqual([]);
    const bare = answers.filter(({ bodies }) =>
      bodies.some(({ type, examples }) => /[/+]json$/.test(type) && examples.length === 0),
    );
    expect(bare.map(({ status }) => status)).toEqual([]);
  });

  it('tells of every problem that it can end with, and where its own answer differs', () => {
    const shown = answers
      .flatMap(({ bodies }) => bodies)
      .filter(({ type }) => type === 'application/problem+json')
      .flatMap(({ examples }) => examples.map(({ name }) => name));
    expect(shown.sort()).toEqual(problemsOf(operation).sort());
    for (const name of problemsOf(operation)) expect(ofStatus(problems[name].status)).toBeDefined();
  });

  it('tells of the headers that go with its answers', () => {
    expect(ofStatus(operation.done.status)?.headers).toContain('etag');
    expect(ofStatus(304) !== undefined).toBe(method === 'GET');
    expect(ofStatus(401)?.headers).toContain('www-authenticate');
    expect(ofStatus(429)?.headers).toContain('retry-after');
    if (operation.done.status === 201) expect(ofStatus(201)?.headers).toContain('location');
  });
});
