import { describe, expect, it } from 'vitest';
import { template } from '../functions/templates/template.ts';

describe('a template', () => {
  it('refuses values that lack a field it prints', () => {
    expect(() => template<object>('papers/page')({ heading: 'Overview of Actions' })).toThrow(/board/);
  });

  it('that is not there is an error that names it', () => {
    expect(() => template('papers/no-such-paper')).toThrow(/no-such-paper\.hbs/);
  });
});
