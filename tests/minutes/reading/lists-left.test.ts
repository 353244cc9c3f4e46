import { describe, expect, it } from 'vitest';
import { readText } from './reading.ts';

const programme = [
  '## Work programme 2025/26',
  '### 12 June 2025',
  '- Ferry fares (Clerk)',
  '- Pier repairs (Chief Engineer)',
  '### 11 September 2025',
  '- Dredging (Harbour Master)',
];

const unreadBelow = async (...lines: string[]): Promise<string[]> =>
  (await readText([...programme, ...lines].join('\n\n'))).findings.unread.map(({ text }) => text);

describe('what stands below a programme', () => {
  it('is told, where its heading names no meeting', async () => {
    expect(
      await unreadBelow('### Parking ideas', 'From members:', '- Night ferries', '- Slip charges'),
    ).toContain('Parking ideas | Night ferries | Slip charges');
  });

  it('is told where nothing but its room sets its heading apart', async () => {
    const lines = [
      'Work programme 2025/26',
      '',
      '12 June 2025',
      '- Ferry fares (Clerk)',
      '',
      '11 September 2025',
    ];
    const below = ['- Dredging (Harbour Master)', '', 'Put off for now', '- Night ferries', '- Slip charges'];
    const { findings } = await readText([...lines, ...below].join('\n'));
    expect(findings.unread.map(({ text }) => text)).toContain(
      'Put off for now | Night ferries | Slip charges',
    );
    expect(findings.programme?.meetings.map(({ items }) => items.length)).toEqual([1, 1]);
  });

  it('is told as another body’s plan, though nothing says whose the programme is', async () => {
    expect(await unreadBelow('### Cabinet forward plan', '- Sale of the tug (Leader)')).toEqual([
      'Cabinet forward plan | Sale of the tug (Leader)',
    ]);
  });

  it('is of no programme, where a paper has such lists of its own', async () => {
    expect(await unreadBelow('### Background papers', '- Chart of the bar')).toEqual([]);
  });
});
