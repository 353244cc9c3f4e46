import { describe, expect, it } from 'vitest';
import { houseNotes, readText } from './reading.ts';

const dischargesIn = async (previous: string) => (await readText(houseNotes({ previous }))).findings;

const LEAD = '· The notes were agreed as a true record and the following actions discharged:';

describe('the actions of the last meeting', () => {
  it.each([
    [
      'Force to provide a note on custody - to be provided before December meeting.',
      'Force to provide a note on custody',
      'to be provided before December meeting',
      { text: 'to be provided before December meeting', by: 'December' },
    ],
    [
      'Force to provide a note on custody – to be circulated by 31 January 2025.',
      'Force to provide a note on custody',
      'to be circulated by 31 January 2025',
      { text: 'to be circulated by 31 January 2025', by: '2025-01-31' },
    ],
    [
      'Force: Provide a note on custody — will be provided in due course.',
      'Provide a note on custody',
      'will be provided in due course',
      { text: 'will be provided in due course', by: null },
    ],
    [
      'Provide a note on custody – to follow before the next meeting',
      'Provide a note on custody',
      'to follow before the next meeting',
      { text: 'to follow before the next meeting', by: '2024-12-11' },
    ],
    [
      'Force to provide a note on custody - to be provided by 31 January.',
      'Force to provide a note on custody',
      'to be provided by 31 January',
      { text: 'to be provided by 31 January', by: '2025-01-31' },
    ],
    [
      'Force to provide a note on custody - it will be circulated in early March 2025',
      'Force to provide a note on custody',
      'it will be circulated in early March 2025',
      { text: 'it will be circulated in early March 2025', by: 'March 2025' },
    ],
    [
      'Force to provide a note on custody – tables to be provided by 31 January 2025.',
      'Force to provide a note on custody',
      'tables to be provided by 31 January 2025',
      { text: 'tables to be provided by 31 January 2025', by: '2025-01-31' },
    ],
    [
      'Force to provide a note on custody – visit arranged for November 2024.',
      'Force to provide a note on custody',
      'visit arranged for November 2024',
      { text: 'visit arranged for November 2024', by: 'November 2024' },
    ],
    [
      'Force to provide a note on custody – visit arranged for 3 July 2024.',
      'Force to provide a note on custody',
      'visit arranged for 3 July 2024',
      null,
    ],
    [
      'Force to provide a note on custody – to be covered in agenda item 4.',
      'Force to provide a note on custody',
      'to be covered in agenda item 4',
      null,
    ],
    [
      'Force to provide a note on custody - provided on 3 September 2024.',
      'Force to provide a note on custody',
      'provided on 3 September 2024',
      null,
    ],
    [
      'OPCC to meet the out-of-hours team - phase two - circulated 3 September 2024.',
      'OPCC to meet the out-of-hours team - phase two',
      'circulated 3 September 2024',
      null,
    ],
    [
      'Force to set out its well-being offer - briefing given to the PCC – paper to follow by 1/11/2024.',
      'Force to set out its well-being offer',
      'briefing given to the PCC – paper to follow by 1/11/2024',
      { text: 'briefing given to the PCC – paper to follow by 1/11/2024', by: '2024-11-01' },
    ],
    [
      'Force to provide a note on custody – PCC to be briefed by the end of November 2024.',
      'Force to provide a note on custody',
      'PCC to be briefed by the end of November 2024',
      { text: 'PCC to be briefed by the end of November 2024', by: 'November 2024' },
    ],
    [
      'Force to provide a note on custody – complete, circulated in May.',
      'Force to provide a note on custody',
      'circulated in May',
      null,
    ],
    ['Force to provide a note on custody.', 'Force to provide a note on custody', null, null],
    ['Force to provide a note on custody – discharged.', 'Force to provide a note on custody', null, null],
    [
      'Force to provide a note on custody (circulated 3 September 2024).',
      'Force to provide a note on custody',
      'circulated 3 September 2024',
      null,
    ],
    [
      'Force to provide a note on custody- sent to the office.',
      'Force to provide a note on custody- sent to the office',
      null,
      null,
    ],
  ])('“%s”', async (entry, text, how, undertaking) => {
    const findings = await dischargesIn(`${LEAD}\n· ${entry}`);
    expect(findings.discharged).toEqual([{ text, how, undertaking }]);
    expect(findings.nothingOutstanding).toBe(false);
    expect(findings.actions).toEqual([]);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    [
      'Force to provide a note - to be provided before December meeting.',
      'Force',
      { at: 'month', month: 12, year: null, words: 'December' },
    ],
    [
      'CC to provide a note – to be circulated in early March 2025',
      'CC',
      { at: 'month', month: 3, year: 2025, words: 'March 2025' },
    ],
    [
      'Force to provide a note – to be provided by 31 January.',
      'Force',
      { at: 'date', date: '2025-01-31', words: null },
    ],
    [
      'Provide a note – to follow before the next meeting',
      null,
      { at: 'date', date: '2024-12-11', words: null },
    ],
    ['Provide a note — will be provided in due course.', null, { at: 'next meeting', words: null }],
    [
      'Force to provide a note – sent; on the undertaking: the table, by December',
      'Force',
      { at: 'month', month: 12, year: null, words: 'December' },
    ],
    ['Force to provide a note – sent.', 'Force', undefined],
  ])('say whose they were, and when what is still to come is due: “%s”', async (entry, owner, by) => {
    const { minuted } = await readText(houseNotes({ previous: `${LEAD}\n· ${entry}` }));
    expect(minuted.discharged.map((said) => [said.owner, said.undertaking?.by])).toEqual([[owner, by]]);
  });

  it.each([
    ['· The notes were agreed as a true record and the following actions discharged:'],
    ['· The notes were agreed and the following action was discharged:'],
    ['The following actions were noted as complete:'],
    ['· The PCC agreed that the following actions be closed:'],
    ['Actions discharged:'],
    ['The notes were agreed with the following actions being discharged.'],
    ['- The notes were agreed as accurate; the following actions had been completed:'],
  ])('are discharged by “%s”', async (lead) => {
    const findings = await dischargesIn(
      `${lead}\n· Force to provide a note on custody - sent.\n· OPCC to write - done.`,
    );
    expect(findings.discharged).toEqual([
      { text: 'Force to provide a note on custody', how: 'sent', undertaking: null },
      { text: 'OPCC to write', how: null, undertaking: null },
    ]);
  });

  it('are read from one line, and stop where the meeting talks of something else', async () => {
    const one = await dischargesIn(
      '· The following action was discharged: Force to provide a note - sent in May.',
    );
    expect(one.discharged).toEqual([
      { text: 'Force to provide a note', how: 'sent in May', undertaking: null },
    ]);
    const two = await dischargesIn(
      `${LEAD}\n· Force to provide a note - sent.\n· The PCC thanked the Force for the note.`,
    );
    expect(two.discharged).toHaveLength(1);
  });

  it.each([
    [
      '· The PCC asked that it be noted: the notes were agreed and the following actions discharged:\n· Force to provide a note - sent.',
      ['Force to provide a note'],
      [],
    ],
    [
      '· The notes were agreed with no matters arising and the following action discharged:\n· Force to provide a note - sent.',
      ['Force to provide a note'],
      [],
    ],
    [
      '· The following actions were discharged: Force to provide a note; OPCC to write to the ports.',
      ['Force to provide a note', 'OPCC to write to the ports'],
      [],
    ],
    [
      '· Force to provide a note – discharged.\n· OPCC to write to the ports – ongoing.',
      ['Force to provide a note'],
      ['OPCC to write to the ports'],
    ],
    [
      'Action 24/11: CC to provide a note – complete\nAction 24/12: CC to write to the ports – carried forward to March',
      ['CC to provide a note'],
      ['CC to write to the ports'],
    ],
    ['Actions discharged\n· Force to provide a note', ['Force to provide a note'], []],
    [
      '· Action 1 – Force to provide a note: discharged, sent in May.\n· Action 2 – CC to write: to remain open.',
      ['Force to provide a note'],
      ['CC to write'],
    ],
    [
      '· The following actions were discharged with the exception of the one on boats, which would be carried forward:\n· Force to provide a note - sent.',
      ['Force to provide a note'],
      [],
    ],
    [
      '· Force to provide a note – the PCC had it in May and was content for the action to be discharged.',
      ['Force to provide a note'],
      [],
    ],
  ])('are told apart in “%s”', async (previous, discharged, open) => {
    const findings = await dischargesIn(previous);
    expect(findings.discharged.map(({ text }) => text)).toEqual(discharged);
    expect(findings.actions.map(({ text }) => text)).toEqual(open);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    '· The notes were agreed and the three actions were discharged.',
    '· All other actions were discharged.',
    '· The notes were agreed and the actions closed.',
    '· The actions on custody and lighting were discharged.',
    '· The actions on the boats, which the Force had sold, and the cells were discharged.',
    '· The actions on boats, cells and vans were discharged, except for that on vans.',
    '· The action on boats was discharged, as was that on vans.',
    '· Two actions were discharged, namely those on boats and vans.',
    '· Actions completed since the last meeting were boats and vans.',
    '· Most of the actions on boats, cells and vans had been completed.',
    '· It was proposed that the action on boats be closed, but members did not agree.',
    '· Force: action to sell boats complete.',
  ])('that are said to be discharged, and not named one by one, are shown: “%s”', async (said) => {
    const findings = await dischargesIn(said);
    expect(findings.discharged).toEqual([]);
    expect(findings.unread.map(({ line }) => line)).toEqual([12]);
  });

  it.each([
    [
      'The actions on the boats, the lower cells and the vans had been completed.',
      ['boats', 'lower cells', 'vans'],
    ],
    ['The actions on boats, old cells and vans were closed.', ['boats', 'old cells', 'vans']],
    ['The two actions on boats and vans were closed.', ['boats', 'vans']],
    ['The actions about boats and about vans had both been completed.', ['boats', 'vans']],
    ['The actions to write to the ports and to sell boats were done.', ['write to the ports', 'sell boats']],
    ['The action on boats and the action on vans were closed.', ['boats', 'vans']],
    ['The action on boats was closed and that on vans was also closed.', ['boats', 'vans']],
    ['The Board agreed to close the actions on the boats and the vans.', ['boats', 'vans']],
    [
      'The following actions were closed: the boats, the old cells and the vans.',
      ['the boats', 'the old cells', 'the vans'],
    ],
    ['Completed actions: boats; vans.', ['boats', 'vans']],
    ['Boats – done\nOld cells – closed', ['Boats', 'Old cells']],
  ])('are parted where one sentence names several: “%s”', async (said, texts) => {
    const findings = await dischargesIn(said);
    expect(findings.discharged.map(({ text }) => text)).toEqual(texts);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    'No action on boats was completed.',
    'None of the actions on the boats and the vans had been completed.',
    'The actions on the boats, the cells and the vans had not been completed.',
    'The action on boats had not yet been completed and would be carried forward.',
    'The action on boats should be completed by June.',
    'The Chair asked that the action on boats be completed before the summer.',
    'Once the actions on the boats and the vans had been completed a report would follow.',
    'If the action on boats is closed a report would follow.',
    'The action on boats was nearly complete.',
    'The following actions had not been completed:\n· Force to sell boats',
    'The following actions are to be completed before the next meeting:\n· Force to sell boats',
    '(a) Boats – the action was carried forward to the next meeting.',
    'Force: the action to sell boats was carried forward to December.',
    'The Board agreed to close the action on boats and to write to the ports.',
  ])('are not discharged by “%s”', async (said) => {
    expect((await dischargesIn(said)).discharged).toEqual([]);
  });

  it('have what is reported of them on the next line', async () => {
    const findings = await dischargesIn(
      '· Force to provide a note on custody\n  Update: a note went to all in May. Action closed.\n· OPCC to write to the ports\n  Update: not sent yet. Carried forward.',
    );
    expect(findings.discharged).toEqual([
      { text: 'Force to provide a note on custody', how: 'a note went to all in May', undertaking: null },
    ]);
    expect(findings.actions.map(({ text, status }) => [text, status])).toEqual([
      ['OPCC to write to the ports', 'open'],
    ]);
  });

  it.each([
    ['The notes were agreed and the action on custody was discharged.', 'custody', null],
    [
      'The notes were agreed. The action relating to the dog unit was discharged following a briefing on 3 May.',
      'dog unit',
      'following a briefing on 3 May',
    ],
    [
      'The PCC confirmed that action 24/3 concerning quay lighting could now be closed, as the paper had been sent.',
      'quay lighting',
      'as the paper had been sent',
    ],
  ])('are read from a sentence: “%s”', async (said, text, how) => {
    const findings = await dischargesIn(said);
    expect(findings.discharged).toEqual([{ text, how, undertaking: null }]);
    expect(findings.unread).toEqual([]);
  });

  it('are read by their number, what they are about and what they came to, and another number is told', async () => {
    const findings = await dischargesIn(
      'The notes were agreed. Action 3 (chart of the quays) had been circulated and was closed. Action 4 – the long shed – was complete. Action 5 (tugs) had been looked at.',
    );
    expect(findings.discharged).toEqual([
      { text: 'action 3 (chart of the quays)', how: 'circulated', undertaking: null },
      { text: 'action 4 (the long shed)', how: null, undertaking: null },
    ]);
    expect(findings.unread.map(({ text }) => text)).toEqual(['Action 5 (tugs) had been looked at.']);
  });

  it('are not named where a sentence only counts them', async () => {
    const { discharged } = await dischargesIn('Actions open: 2. Actions closed: 3.');
    expect(discharged).toEqual([]);
  });

  it.each([
    ['Actions 24/3 and 24/5 were marked as complete and removed from the log.', ['24/3', '24/5']],
    ['It was agreed to remove actions 4, 5 and 6 from the tracker.', ['4', '5', '6']],
    ['The Board approved the closure of actions 4 to 6.', ['4', '5', '6']],
    ['Closure of actions 4 and 6 was agreed.', ['4', '6']],
    ['Items 4 and 6 on the action log were closed.', ['4', '6']],
    ['Actions 4 and 6 – closed.', ['4', '6']],
    ['The following have been actioned and were closed: 24/3; 24/5 and 24/8.', ['24/3', '24/5', '24/8']],
  ])('are read where several are closed by number at once: “%s”', async (said, numbers) => {
    const findings = await dischargesIn(`The notes were agreed. ${said}`);
    expect(findings.discharged.map(({ text }) => text)).toEqual(numbers.map((number) => `action ${number}`));
    expect(findings.unread).toEqual([]);
  });

  it.each([
    'Actions 3 and 5 were superseded by the harbour plan.',
    'Actions 3 and 5 are no longer required.',
  ])('are shown as withdrawn, and not discharged, where they have fallen away: “%s”', async (said) => {
    const findings = await dischargesIn(`The notes were agreed. ${said}`);
    expect(findings.discharged).toEqual([]);
    expect(findings.differences.map(({ kind }) => kind)).toContain('withdrawn');
  });

  it.each([
    'The Board agreed that the five actions marked as complete be closed. Action 7 remains open.',
    'Actions 1 to 6 were complete, with the exception of action 4.',
    'Actions 3 and 5 had been merged with action 9.',
    'Action 3 had been transferred to the estates log.',
    'Two more actions were closed: the lights, the rota and the gate.',
    'The Board agreed to close six of the nine actions on the log.',
  ])('are told where a sentence closes more than could be read: “%s”', async (said) => {
    const findings = await dischargesIn(`The notes were agreed. ${said}`);
    expect(findings.discharged.length).toBeLessThan(2);
    expect(findings.unread.map(({ text }) => text).join(' ')).toContain(said.split('. ')[0]?.slice(0, -1));
  });

  it.each([
    ['Actions 24/3 and 24/5 were closed.', ['action 24/3', 'action 24/5']],
    ['The wash was high. The Board agreed that action 24/3 be closed.', ['action 24/3']],
    ['The wash was high. [Action 3 discharged]', ['action 3']],
  ])(
    'are read where a sentence says only that under the item that they concern: “%s”',
    async (said, closed) => {
      const sections = `3. Ferries\n\n${said}\n\n4. Wash\n\nThe wash was high.`;
      const { findings } = await readText(houseNotes({ sections }));
      expect(findings.discharged.map(({ text }) => text)).toEqual(closed);
      expect(findings.unread).toEqual([]);
    },
  );

  it('leave the action that the same paragraph asks for', async () => {
    const said =
      'The wash was high. Action 24/3 was discharged. Action: Clerk to order rope by 30 April 2025';
    const sections = `3. Ferries\n\n${said}\n\n4. Wash\n\nThe wash was high.`;
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.actions.map(({ owner }) => owner)).toContain('Clerk');
    expect(findings.discharged.map(({ text }) => text)).toContain('action 24/3');
  });

  it.each([
    ['Actions 2, 4 and 6 (all complete) were noted.', ['action 2', 'action 4', 'action 6']],
    ['Actions 24/2 (closed), 24/4 (ongoing) and 24/6 (complete) were noted.', ['action 24/2', 'action 24/6']],
  ])('are read by what stands in brackets behind their numbers: “%s”', async (said, closed) => {
    const findings = await dischargesIn(`The notes were agreed. ${said}`);
    expect(findings.discharged.map(({ text }) => text)).toEqual(closed);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    'Actions to be closed: 24/31 (rope), 24/33 (gate).',
    'The Clerk said that once the bell was mended, the action could be closed.',
    'The Clerk asked if the bell was mended, and the action was not closed.',
    'Closed in full: the rope; and the lamps.',
    'Discharged – the rope and the lamps.',
    'Rope, lamps and gate: all done.',
  ])('are told, and none read as closed, where a line says no more than “%s”', async (said) => {
    const findings = await dischargesIn(said);
    expect(findings.discharged).toEqual([]);
    expect(findings.unread.map(({ text }) => text)).toEqual([said]);
  });

  it('are carried on to the line on which “Closed.” stands alone', async () => {
    const findings = await dischargesIn(
      'Action 1: CC to report on towing. Update:\ncirculated to all on 3 February.\nClosed.',
    );
    expect(findings.discharged.map(({ text, how }) => [text, how])).toEqual([
      ['CC to report on towing', 'circulated to all on 3 February'],
    ]);
  });

  it.each([
    'Actions 2, 4 and 6 (complete) were noted.',
    'The tide tables (24/3) and the chart (24/5) were printed. The action was closed.',
    'The tide gauge was working. Both actions were closed.',
  ])('are told where it is not clear of which it is said: “%s”', async (said) => {
    const findings = await dischargesIn(said);
    expect(findings.discharged).toEqual([]);
    expect(findings.unread.map(({ text }) => text)).toEqual([said]);
  });

  it.each([
    'The Board agreed that the two actions marked as complete be closed.',
    'Action 4 of the safety plan was closed.',
    'The action was discharged.',
  ])('are told where a sentence closes them under another item: “%s”', async (said) => {
    const sections = `3. Ferries\n\n${said}\n\n4. Wash\n\nThe wash was high.`;
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.unread.map(({ text }) => text)).toEqual([said]);
  });

  it.each(['Three of the audit actions had been completed.', 'Action 24/3 will be completed by June.'])(
    'are not looked for in what is said of other actions, or of what is to come: “%s”',
    async (said) => {
      const sections = `3. Ferries\n\n${said}\n\n4. Wash\n\nThe wash was high.`;
      const { findings } = await readText(houseNotes({ sections }));
      expect(findings.unread).toEqual([]);
    },
  );

  it('are looked for at once among any number of dashes and numbers', async () => {
    for (const one of ['2-', '1 - aaa - and ', '1 (aaa), ', 'were closed actions ', 'noted as actions be ']) {
      const said = `Actions ${one.repeat(60)}more.`;
      const findings = await dischargesIn(`The notes were agreed. ${said}`);
      expect(findings.discharged).toEqual([]);
    }
  });

  it.each([
    'The remaining action concerning the dog unit was carried forward',
    'The action about the dog unit remains open',
    'The action on the dog unit was deferred until the new year',
    'The outstanding action regarding the dog unit will be brought to the next meeting',
    'The action on the dog unit was not yet discharged',
    'The remaining one was carried forward',
    'The dog unit’s paper will be brought to the next meeting',
  ])('that stay open by a sentence of their own are told, and not discharged: “%s”', async (said) => {
    const findings = await dischargesIn(
      `${LEAD}\n· Force to write - sent.\n· ${said}.\n· OPCC to meet - held.`,
    );
    expect(findings.discharged.map(({ text }) => text)).toEqual(['Force to write', 'OPCC to meet']);
    expect(findings.actions).toEqual([]);
    expect(findings.unread).toEqual([]);
    expect(findings.differences).toEqual([{ kind: 'carried forward', detail: `the notes say: “${said}”` }]);
  });

  it.each([
    ['Force to provide a note on boats was carried forward to March', 'Force to provide a note on boats'],
    ['Provide a note on boats – carried forward', 'Provide a note on boats'],
    ['OPCC: Provide a note on boats – ongoing', 'Provide a note on boats'],
  ])('that stay open, though listed among those discharged, are actions still: “%s”', async (entry, text) => {
    const findings = await dischargesIn(`${LEAD}\n· ${entry}.`);
    expect(findings.discharged).toEqual([]);
    expect(findings.actions.map((action) => [action.text, action.status])).toEqual([[text, 'open']]);
  });

  it('are whole where a line wraps', async () => {
    const findings = await dischargesIn(
      `${LEAD}\n· Force to provide a note on custody and on the use of force in it, with a comparison of the two Divisions -\nto be provided before December meeting.`,
    );
    expect(findings.discharged).toEqual([
      {
        text: 'Force to provide a note on custody and on the use of force in it, with a comparison of the two Divisions',
        how: 'to be provided before December meeting',
        undertaking: { text: 'to be provided before December meeting', by: 'December' },
      },
    ]);
  });

  it('that stay open are carried over, not discharged', async () => {
    const findings = await dischargesIn(
      '· The following actions remain outstanding:\n· Force to provide a note on custody - ongoing.\n· The following were discharged:\n· OPCC to write to the ports - sent.',
    );
    expect(findings.discharged).toEqual([
      { text: 'OPCC to write to the ports', how: 'sent', undertaking: null },
    ]);
    expect(findings.actions.map(({ text, status, section }) => [text, status, section])).toEqual([
      ['Force to provide a note on custody', 'open', 'Notes of Previous Meeting – 12 June 2024'],
    ]);
  });

  it.each([
    ['The notes were agreed and there were no matters outstanding.', true],
    ['The notes were agreed as accurate and there were no outstanding actions.', true],
    ['There were no matters arising.', true],
    ['The notes were agreed. No actions were outstanding.', true],
    ['The notes were agreed and there were no actions to discharge.', true],
    ['All actions from the previous meeting had been completed.', true],
    ['All actions had been completed, with the exception of the one on custody.', false],
    ['The notes were agreed.', false],
    ['The notes were agreed. The PCC asked whether there was no outstanding risk.', false],
  ])('“%s” means that nothing is outstanding: %s', async (sentence, nothing) => {
    const findings = await dischargesIn(`· ${sentence}`);
    expect(findings.nothingOutstanding).toBe(nothing);
    expect(findings.discharged).toEqual([]);
  });

  it('are none where one sentence of several says that nothing is outstanding', async () => {
    const previous = 'All actions of the last meeting were completed. There are no outstanding actions.';
    const { findings } = await readText(houseNotes({ previous }));
    expect(findings.nothingOutstanding).toBe(true);
    expect(findings.discharged).toEqual([]);
  });

  it('have what bullets set in below them say for how they were done, and none of that is one of them', async () => {
    const previous = [
      LEAD,
      '· Force to price the new fenders',
      '   o Prices given to members in January 2025',
      '   o No questions were asked',
      '· Action 25/4, tide tables',
      '   o Sent on 20 November 2024',
      '· OPCC to visit the pilots',
      '   o Force to say when the launch is free – done',
    ].join('\n');
    expect((await dischargesIn(previous)).discharged).toEqual([
      {
        text: 'Force to price the new fenders',
        how: 'Prices given to members in January 2025; No questions were asked',
        undertaking: null,
      },
      { text: 'Action 25/4, tide tables', how: 'Sent on 20 November 2024', undertaking: null },
      { text: 'OPCC to visit the pilots', how: null, undertaking: null },
      { text: 'Force to say when the launch is free', how: null, undertaking: null },
    ]);
  });

  it('are told by numbers of which one begins a printed line', async () => {
    const { findings } = await readText(
      'Quay Trust\n\nMinutes of the meeting held on 4 June 2025\n\n1. Minutes and actions of the last meeting\n\nThe minutes of the meeting held on 5 March 2025 were agreed. Actions 2.3, 4.1 and\n6.2 were completed.\n\n2. Boats\n\nThe relief boat was sold.\n',
    );
    expect(findings.discharged.map(({ text }) => text)).toEqual(['action 2.3', 'action 4.1', 'action 6.2']);
  });
});

describe('what closes actions in words that are not known', () => {
  it.each([
    'The Secretary went through the list, and these were taken as done: the letter to the mill and the seals.',
    'The Clerk confirmed that she had completed actions 3 and 5.',
    'Members agreed that 3, 5 and 8 could come off the list.',
    'The letter was sent and the seals were counted; both actions were therefore at an end.',
    'Letter to the mill: sent on 3 May, so closed.',
    'All but action 8 were signed off.',
    'Every action but 24/8 had been completed.',
  ])('is told, and no action is taken for discharged: “%s”', async (sentence) => {
    const { findings } = await readText(
      `Skerry Trust\n\nMinutes of the meeting held on 4 June 2025\n\n1. Actions from the last meeting\n\n${sentence}\n\n2. Boats\n\nThe relief boat was sold.\n`,
    );
    expect(findings.discharged).toEqual([]);
    expect(findings.unread.map(({ text }) => text).join(' ')).toContain(sentence.slice(-30, -1));
  });
});
