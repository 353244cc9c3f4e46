import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { dischargeAction, dischargeInput } from '../../functions/secretariat/actions.ts';
import { packPaper } from '../../functions/secretariat/pack.ts';
import { overviewPaper } from '../../functions/secretariat/papers.ts';
import { addItem, addItemInput } from '../../functions/secretariat/programme.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const action = anAction();

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
