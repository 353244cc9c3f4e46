import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { dischargeAction, dischargeInput } from '../../functions/secretariat/actions.ts';
import { packChecks, packPaper } from '../../functions/secretariat/pack.ts';
import { overviewPaper } from '../../functions/secretariat/papers.ts';
import { addItem, addItemInput } from '../../functions/secretariat/programme.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const action = anAction();
const promised = { on: '2024-12-11', meeting: '2024-12', evidence: [], undertaking: null };

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
    aMeeting({ id: '2025-06', state: 'month', month: '2025-06' }),
    action,
  );
});

async function packed(day: string, meeting?: string) {
  const found = await packPaper(office.on(day), { meeting });
  if (found.outcome === 'refused') throw new Error(found.faults.map(({ why }) => why).join('; '));
  const { name, written } = found.thing;
  if (typeof written === 'string') throw new Error('a pack is not text');
  const files = unzipSync(written);
  return {
    name,
    written,
    files,
    manifest: JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())),
  };
}

describe('the pack of a meeting', () => {
  it('has its papers in Word, and a manifest that each agrees with', async () => {
    const { name, files, manifest } = await packed('2024-12-03');
    expect(name).toBe('pack-pdb-2024-12-11');
    expect(Object.keys(files)).toEqual([
      'manifest.json',
      'overview-of-actions.docx',
      'notes-of-previous-meeting.docx',
      'action-report.docx',
      'calendar-of-papers.docx',
    ]);
    expect(manifest).toMatchObject({
      board: { id: 'pdb', name: 'Performance and Delivery Board', version: 1 },
      meeting: { id: '2024-12', date: '2024-12-11', version: 1 },
      asAt: '2024-12-03',
      papers: [],
    });
    expect(manifest.files).toHaveLength(4);
    for (const { name: file, bytes, sha256 } of manifest.files) {
      const content = files[file] ?? new Uint8Array();
      expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
    }
    const overview = await overviewPaper(office.on('2024-12-03'), { openOnly: false }, 'docx');
    expect(overview).toMatchObject({ thing: { written: files['overview-of-actions.docx'] } });
  });

  it('is the same bytes of the same register, and says when that changed last, by a discharge too', async () => {
    const before = await packed('2024-12-11', '2024-12');
    expect((await packed('2024-12-11', '2024-12')).written).toEqual(before.written);
    const input = dischargeInput.parse({ on: '2024-12-11', how: 'figures were in the papers' });
    done(await dischargeAction(office.on('2024-12-11'), action.ref, input));
    const after = await packed('2024-12-11', '2024-12');
    expect(after.written).not.toEqual(before.written);
    expect(after.manifest.lastChange).toBe('2024-12-11T09:00:00.000Z');
  });

  it('has the programme of a board that has one, and how the papers of the meeting stand', async () => {
    const input = addItemInput.parse({
      comes: 'once',
      title: 'Rural crime',
      meeting: '2024-12',
      lead: 'force',
    });
    done(await addItem(office.on('2024-11-01'), input));
    const { files, manifest } = await packed('2024-12-03', '2024-12-11');
    expect(Object.keys(files)).toContain('future-work-programme.docx');
    expect(manifest.papers).toMatchObject([{ item: 'Rural crime', lead: 'Force', received: null }]);
  });

  it('is of a meeting with a day alone', async () => {
    expect(faults(await packPaper(office.on('2024-12-03'), { meeting: '2025-06' }))).toEqual([
      [expect.any(String), null],
    ]);
    expect(faults(await packPaper(office.on('2024-12-12'), {}))).toEqual([['no next meeting', null]]);
    expect(faults(await packPaper(office.on('2024-12-03'), { meeting: '2031-01' }))).toEqual([
      ['no such meeting', ['meeting']],
    ]);
  });
});

describe('before the papers go out', () => {
  const look = async (day: string, meeting?: string) => {
    const found = await packChecks(office.on(day), { meeting });
    if (found.outcome === 'refused') throw new Error(found.faults.map(({ why }) => why).join('; '));
    const { checks, ...rest } = found.thing;
    const matters = checks.flatMap((one) => one.matters.map(({ what }) => `${one.check}: ${what}`));
    return { ...rest, checks, matters };
  };

  it('each check is passed where nothing is the matter, and says what was looked at', async () => {
    const { meeting, checks, matters, papers } = await look('2024-12-03');
    expect([meeting?.inWords, matters]).toEqual(['Wednesday 11 December 2024', []]);
    expect(checks.map(({ well }) => well)).toEqual([
      'Nothing that is owed on Tuesday 3 December 2024 was due at a meeting gone by or cancelled.',
      'No wording names a person, as far as a machine can tell.',
      'Every action has an owner.',
      'Every table has its heading row, no cell is blank, and each Word file says its language and title.',
    ]);
    expect(papers.map(({ title, formats }) => [title, formats[0], formats.at(-1)])).toEqual([
      ['Overview of Actions', 'json', 'docx'],
      ['Notes of previous meeting', 'json', 'docx'],
      ['Action report', 'json', 'docx'],
      ['Calendar of papers', 'json', 'docx'],
    ]);
  });

  it('says of each thing what to do', async () => {
    const at = (meeting: string) => ({ due: { at: 'meeting', meeting, words: null } }) as const;
    await office.put(
      aMeeting({ id: '2024-11', state: 'cancelled', reason: 'too few' }),
      anAction({ ref: 'PDB-2024-10-3', ...at('2024-10') }),
      anAction({ ref: 'PDB-2024-10-4', ...at('2024-11'), owner: 'cfo' }),
      anAction({ ref: 'PDB-2024-10-5', text: 'Owen Pryce to report on stop and search' }),
      anAction({
        ref: 'PDB-2024-10-6',
        status: 'discharged',
        discharge: { ...promised, how: 'seen by T/ACC Hale' },
      }),
      anItem({ title: 'Presentation by Dr Ada Byron-Noel', lead: null }),
    );
    expect((await look('2024-12-11')).matters).toEqual([
      'due at a meeting gone by: PDB-2024-10-3 was due at the meeting of Wednesday 2 October 2024: discharge it, or give it another date',
      'due at a meeting gone by: PDB-2024-10-4 was due at meeting 2024-11, which was cancelled: carry it to another',
      'names a person: PDB-2024-10-5 names “Owen Pryce” in what is asked: name the office instead',
      'names a person: PDB-2024-10-6 names “T/ACC Hale” in how it was discharged: name the office instead',
      'names a person: PDB-ITEM-1 names “Dr Ada Byron-Noel” in its title: name the office instead',
      'no owner: PDB-2024-10-4 is of cfo, which is no owner of the board: give it to another',
    ]);
  });

  it('the papers that are of no meeting are there where none has a day', async () => {
    const { meeting, papers } = await look('2024-12-12');
    expect([meeting, papers.map(({ paper }) => paper)]).toEqual([null, ['overview', 'actionReport']]);
    expect(faults(await packChecks(office.on(), { meeting: '2031-01' }))).toEqual([
      ['no such meeting', ['meeting']],
    ]);
  });
});
