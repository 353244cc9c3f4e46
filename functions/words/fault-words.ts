import type * as z from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const among = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(values.length > 2 ? ', ' : ' or ');

/** How much of what may be there: "4000 characters", "50 entries", or a number itself. */
function much(origin: string, size: number | bigint): string {
  const one = size === 1 || size === 1n;
  if (origin === 'string') return `${size} ${one ? 'character' : 'characters'}`;
  if (origin === 'array') return `${size} ${one ? 'entry' : 'entries'}`;
  return String(size);
}

/** What is wrong with something that was sent, in plain words, where its own schema does not say it. */
export function faultInWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${among(issue.values)}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `must be ${among(issue.options)}` : undefined;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'is empty';
      return `must be ${much(issue.origin, issue.minimum)} at least`;
    case 'too_big':
      return `must be ${much(issue.origin, issue.maximum)} at most`;
    case 'unrecognized_keys':
      return 'is not known here';
    case 'invalid_format':
      return issue.format === 'regex' ? 'is not in the form that is wanted' : undefined;
    default:
      return undefined;
  }
}
