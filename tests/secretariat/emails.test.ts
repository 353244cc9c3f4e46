import { describe, expect, it } from 'vitest';
import { emailSchema } from '../../functions/register/board.ts';
import { mailbox } from '../../functions/secretariat/inputs.ts';

const isAddress = (text: string): boolean => emailSchema.safeParse(text).success;

describe('an address', () => {
  it.each([
    'o&m@force.example',
    "sian.o'neill@force.example",
    'first+last@force.example',
    'a/b=c?d@force.example',
    '{it}|desk~1@sub-domain.force.example',
    `${'x'.repeat(64)}@force.example`,
  ])('may be %s', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  it.each([
    'force',
    '@force.example',
    'o&m@force',
    'owen..pryce@force.example',
    '.owen@force.example',
    'owen.@force.example',
    'owen pryce@force.example',
    'owen,mo@force.example',
    '"owen"@force.example',
    'owen@force.example\r\nBcc: mo@force.example',
    'owen\n@force.example',
    'owen@force.example\n',
    '<owen@force.example>',
    'owen@for ce.example',
    'siân@force.example',
  ])('is not %j', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});

it('is new only with 64 characters at the most before its sign', () => {
  expect(mailbox.safeParse(`${'x'.repeat(64)}@force.example`).success).toBe(true);
  expect(mailbox.safeParse(`${'x'.repeat(65)}@force.example`).success).toBe(false);
});
