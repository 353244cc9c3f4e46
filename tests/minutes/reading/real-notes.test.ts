import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../functions/minutes/reading/read.ts';

/** Real notes are not ours to publish: the tests that read them run where a folder of them is named. */
const folder = process.env['MATTERS_REAL_NOTES'];

const MAKING_SAFER = 'Making Kent Safer Plan: Delivery & Performance';
const BEFORE_DECEMBER = {
  how: 'to be provided before December meeting',
  undertaking: { text: 'to be provided before December meeting', by: 'December' },
};

const readReal = async (number: string) => {
  const name = readdirSync(folder ?? '').find((file) => file.startsWith(`${number}_`)) ?? '';
  const read = await readNotes({ name, bytes: readFileSync(`${folder}/${name}`) });
  if (read.outcome !== 'read') throw new Error(read.why);
  const { differences, undertakings, ...findings } = read.findings;
  const promises = undertakings.map(({ minute, paragraph, kind, owner, by }) => [
    minute,
    paragraph,
    kind,
    owner,
    by,
  ]);
  return { ...read, findings, promises, kinds: differences.map(({ kind }) => kind) };
};

describe.skipIf(!folder)('the real notes', () => {
  it('of 2 October 2024 are read exactly', async () => {
    const { findings, kinds, minuted, remarks, promises } = await readReal('000');
    expect(findings).toEqual({
      board: 'Performance and Delivery Board',
      meeting: { date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' },
      actions: [
        {
          text: 'Provide an update on the impact of the ASB/serious violence hotspots',
          status: 'open',
          owner: 'Force',
          due: '2024-12-11',
          section: MAKING_SAFER,
        },
        {
          text: 'Provide an update on Community Resolutions',
          status: 'open',
          owner: 'Force',
          due: '2024-12-11',
          section: MAKING_SAFER,
        },
      ],
      discharged: [
        { text: 'Force to provide a briefing on the reduction in domestic abuse', ...BEFORE_DECEMBER },
        { text: 'Force to provide a briefing on Right Care Right Person progress', ...BEFORE_DECEMBER },
        { text: 'Force to provide an update on the Firearms Licensing audit', ...BEFORE_DECEMBER },
        { text: 'Force to provide a copy of the deep dive report on officer leavers', ...BEFORE_DECEMBER },
      ],
      nothingOutstanding: false,
      programme: null,
      unread: [],
    });
    expect(kinds).toEqual(['wording', 'wording']);
    expect(minuted.actions.map(({ when }) => when.words)).toEqual(['in the future', 'at a future meeting']);
    expect(remarks).toEqual([]);
    expect(promises).toEqual([['4', null, 'undertaking', 'Force', 'in the future']]);
  });

  it('of December 2018, which do not say when the meeting was, are read exactly', async () => {
    const { findings, kinds, remarks, promises } = await readReal('001');
    const people = { status: 'open', owner: 'Chief Constable', due: '2019-03-20', section: 'People' };
    expect(findings).toEqual({
      board: 'Performance and Delivery Board',
      meeting: { date: null, previous: '2018-09-26', next: '2019-03-20' },
      actions: [
        { text: 'Comparative data on officer, staff and PCSO turnover', ...people },
        { text: 'Comparative data on officers assaulted whilst on duty', ...people },
      ],
      discharged: [],
      nothingOutstanding: false,
      programme: null,
      unread: [],
    });
    expect(kinds).toEqual(['no meeting date', 'owner', 'owner']);
    expect(remarks).toEqual([]);
    expect(promises).toEqual([
      ['5', null, 'ask', null, 'at a later date'],
      ['5', null, 'undertaking', 'Force', 'at the next meeting'],
    ]);
  });

  it('of 15 March 2023 are read exactly from the panel’s pack of June that holds them', async () => {
    const { findings, programmeOf, kinds, remarks, promises } = await readReal('002');
    const shared = { status: 'open', owner: 'Force', due: '2023-06-07', section: MAKING_SAFER };
    expect(findings).toEqual({
      board: 'Performance and Delivery Board',
      meeting: { date: '2023-03-15', previous: '2022-11-30', next: '2023-06-07' },
      actions: [
        {
          text: 'Provide the PCC with a detailed and bespoke presentation on the work of the Prevent & Protect Team',
          ...shared,
        },
        {
          text: 'Provide the PCC with a specific briefing around combatting serious violence and the work of the VRU',
          ...shared,
        },
      ],
      discharged: [],
      nothingOutstanding: true,
      programme: {
        meetings: [
          {
            meeting: '2023-10-17',
            items: [
              {
                title: 'Complaints against the Commissioner – Annual Report 2022/23',
                reason: 'Statutory Requirement',
                lead: 'Panel Officers',
              },
              {
                title: 'Contacting Kent Police (101/999)',
                reason: 'Requested by the Panel/Offered by the Commissioner',
                lead: 'PCC',
              },
              { title: "PCC's Annual Report", reason: 'Statutory Requirement', lead: 'PCC' },
            ],
          },
        ],
        standing: ['Questions to the Commissioner'],
        toNote: [
          { title: "Commissioner's decisions", condition: null },
          { title: 'Performance and Delivery Board minutes', condition: 'if available' },
        ],
      },
      unread: [],
    });
    expect(programmeOf).toBe('Police and Crime Panel');
    expect(kinds).toEqual(['wording', 'wording']);
    expect(remarks).toEqual([]);
    expect(promises.filter(([minute]) => minute === '83')).toEqual([
      ['83', '5', 'undertaking', 'Commissioner', 'following the meeting'],
      ['83', '8', 'undertaking', 'Commissioner', 'following the meeting'],
    ]);
  });
});
