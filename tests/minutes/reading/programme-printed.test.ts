import { expect, it } from 'vitest';
import { readText } from './reading.ts';

async function programmeOf(...lines: readonly string[]) {
  const { findings } = await readText(
    ['Teal Marsh Forum – Work programme 2026', '', ...lines, ''].join('\n'),
  );
  return {
    meetings: findings.programme?.meetings.map(({ meeting, items }) => [
      meeting,
      ...items.map(({ title, reason, lead }) => [title, reason, lead]),
    ]),
    unread: findings.unread.map(({ text }) => text),
  };
}

it('tells of a day without an item that has a lead of its own', async () => {
  const { unread } = await programmeOf(
    'Item             Lead          Meeting date',
    'Gate fees        Treasurer     2 June 2026',
    '',
    '                 Clerk         1 September 2026',
    '',
    'Hide repairs     Warden        1 December 2026',
  );
  expect(unread.some((text) => text.includes('Gate fees'))).toBe(true);
});

it('reads a meeting whose hour and place stand below its day', async () => {
  const { meetings } = await programmeOf(
    'Meeting date        Item                 Reason            Lead officer',
    'Tuesday 2 June      Cutting of reeds     Asked by members  Warden',
    '2026                at Low Fleet',
    '10.00am',
    'Meeting Room 4',
    'Tuesday 2 June      Gate fees            Yearly            Head of',
    '2026                                                       Works',
    '10.00am',
    'Meeting Room 4',
    'Tuesday 6 October   Hide repairs         Asked by members  Clerk',
    '2026',
    '2.00pm',
    'Old Chapel Hall',
    'Tuesday 6 October   Boat hire            Yearly            Head of',
    '2026                                                       Visitors',
    '2.00pm',
    'Old Chapel Hall',
  );
  expect(meetings).toEqual([
    [
      '2026-06-02',
      ['Cutting of reeds at Low Fleet', 'Asked by members', 'Warden'],
      ['Gate fees', 'Yearly', 'Head of Works'],
    ],
    [
      '2026-10-06',
      ['Hide repairs', 'Asked by members', 'Clerk'],
      ['Boat hire', 'Yearly', 'Head of Visitors'],
    ],
  ]);
});

it('tells of items that may be two where the day is printed once for each meeting', async () => {
  const { unread } = await programmeOf(
    'Meeting             Item                         Lead',
    '2 June 2026         Yearly return and accounts   Treasurer',
    '                    Reed beds                    Miss Orme-Tate',
    '1 September 2026    Visitors’ survey             Warden',
    '                    Loan for the hide            Treasurer',
    '1 December 2026     Fees for 2027                Treasurer',
  );
  for (const item of ['Reed beds', 'Loan for the hide'])
    expect(unread.some((text) => text.includes(item))).toBe(true);
});

it('does not cut a title for the columns of the table above', async () => {
  const { meetings } = await programmeOf(
    '2 June 2026',
    '',
    'Gate fees        Statutory Requirement    PCC',
    'Boat hire        Requested by the Panel   PCC',
    '',
    '1 September 2026',
    '',
    'Visitors report    Statutory Requirement    Panel Officers',
  );
  expect(meetings?.[1]).toEqual([
    '2026-09-01',
    ['Visitors report', 'Statutory Requirement', 'Panel Officers'],
  ]);
});

it('reads each line below meetings across as an item, where none goes on from the one above', async () => {
  const { meetings, unread } = await programmeOf(
    '2 June 2026         1 September 2026        1 December 2026     2 March 2027',
    'Cutting of reeds    Money for the hides     Gate fees           Visit to the sluice',
    'List of boats       Winter opening          Hire of rowing      Letters from schools',
    'Keys and locks                              Signs',
  );
  expect(meetings?.map(([meeting, ...items]) => [meeting, ...items.map(([title]) => title)])).toEqual([
    ['2026-06-02', 'Cutting of reeds', 'List of boats', 'Keys and locks'],
    ['2026-09-01', 'Money for the hides', 'Winter opening'],
    ['2026-12-01', 'Gate fees', 'Hire of rowing', 'Signs'],
    ['2027-03-02', 'Visit to the sluice', 'Letters from schools'],
  ]);
  expect(unread).toEqual([]);
});

it('tells of lines below meetings across that may be one item or two, where others go on', async () => {
  const { meetings, unread } = await programmeOf(
    '2 June 2026         1 September 2026        1 December 2026     2 March 2027',
    'Cutting of reeds    Money for the hides     Gate fees           Visit to the',
    'List of boats       Winter opening          Hire of rowing      sluice',
    'Keys and locks                              Signs',
  );
  const titles = meetings?.flatMap(([, ...items]) => items.map(([title]) => title));
  expect(titles).toContain('Visit to the sluice');
  expect(unread.some((text) => text.includes('Keys and locks'))).toBe(true);
});

it.each([
  ['Tuesday 2 June 2026, 10am – Corn Exchange, Fleet', '   • Gate fees (Clerk)', []],
  ['Tuesday 2 June 2026, 10am', 'Corn Exchange, Fleet\n   • Gate fees (Clerk)', []],
  ['Tuesday 2 June 2026 – Pavilion', '   • Gate fees (Clerk)', ['Pavilion']],
  ['Tuesday 2 June 2026, 10am – Sluice', '', ['Sluice']],
  ['Tuesday 2 June 2026, 10am – Annual report', '', []],
])('says of “%s” what may be the meeting’s place and what an item', async (heading, below, told) => {
  const { meetings, unread } = await programmeOf(
    heading,
    below,
    '',
    'Tuesday 1 September 2026, 10am',
    '   • Hide repairs (Warden)',
  );
  const titles = meetings?.flatMap(([, ...items]) => items.map(([title]) => title));
  expect(unread).toEqual(told);
  expect(titles?.filter((title) => !/^(?:Hide|Gate)/.test(title ?? ''))).toEqual(
    heading.endsWith('Annual report') ? ['Annual report'] : [],
  );
});

it('reads the items on a meeting’s own line to where they end below it', async () => {
  const { findings } = await readText(
    [
      'Teal Marsh School',
      '',
      'Looking ahead',
      '',
      '14 January 2026: Reading scheme (Bursar), Site',
      'security (Caretaker)',
      '',
      '11 March 2026: Spring census (Bursar) • Play area',
      '(Caretaker) • Music (Coordinator)',
    ].join('\n'),
  );
  expect(
    findings.programme?.meetings.map(({ items }) => items.map(({ title, lead }) => [title, lead])),
  ).toEqual([
    [
      ['Reading scheme', 'Bursar'],
      ['Site security', 'Caretaker'],
    ],
    [
      ['Spring census', 'Bursar'],
      ['Play area', 'Caretaker'],
      ['Music', 'Coordinator'],
    ],
  ]);
});

it('tells what it takes for the place that a heading goes on to say', async () => {
  const { remarks } = await readText(
    'Kelp Bay Forum\n\nForward plan\n\n2 June 2026 at 10am – Corn Exchange\n• Gate fees (Clerk)\n\n1 September 2026\n• Seal counts (Warden)\n',
  );
  expect(remarks).toEqual(['line 5: “Corn Exchange” is read as where the meeting is']);
});
