import { beforeEach, expect, it } from 'vitest';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const papers = '/boards/pdb/papers';

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};

beforeEach(async () => {
  site = open();
  site.now('2024-12-03T09:00:00.000Z');
  await put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    anAction({ status: 'discharged', ref: 'PDB-2024-10-1' }),
    anAction(),
  );
  asha = site.visitor();
});

const linksTo = async (path: string): Promise<string[]> =>
  (await asha.open(path)).links.map(({ to }) => to).filter((to) => to.startsWith(`${papers}/`));

it('the papers of the next meeting are looked over, and each can be taken', async () => {
  const { text, html } = await asha.open(papers);
  expect(text).toContain('For the meeting of Wednesday 11 December 2024');
  expect(text).toContain('Owners Passed Every action has an owner.');
  expect(text).toContain(
    'There is no certificate of notice: nothing is recorded as published of meeting 2024-12',
  );
  expect(html).toContain(
    'readonly aria-describedby="item-2-hint">\nNotes of Previous Meeting – 2 October 2024',
  );
  const links = await linksTo(papers);
  expect(links).toContain(`${papers}/pack.zip?meeting=2024-12`);
  expect(links).toContain(`${papers}/item-2.docx?meeting=2024-12`);
  expect(links.some((to) => to.includes('programme'))).toBe(false);
  const each = links.filter((link) => /\.(?:docx|csv|ics|zip)\b/.test(link));
  expect(each.length).toBeGreaterThan(8);
  for (const link of each) expect([link, (await asha.open(link)).status]).toEqual([link, 200]);
});

it('what a check found leads to where it is put right', async () => {
  await put(anAction({ ref: 'PDB-2024-10-3', owner: 'cfo', text: 'Sergeant Owen Pryce to report' }));
  const { links, text } = await asha.open(papers);
  expect(text).toContain('Owners To look at');
  const about = links
    .filter(({ to }) => to === '/boards/pdb/actions/PDB-2024-10-3')
    .map(({ words }) => words);
  expect(about).toEqual([
    expect.stringContaining('names “Sergeant Owen Pryce” in what is asked'),
    expect.stringContaining('is of cfo, which is no owner of the board'),
  ]);
});

it('a file is handed over under its own name, and never kept by a browser', async () => {
  const zip = await asha.open(`${papers}/pack.zip`);
  expect(zip.headers.get('content-type')).toBe('application/zip');
  expect(zip.headers.get('content-disposition')).toContain('pack-pdb-2024-12-11.zip');
  expect(zip.headers.get('cache-control')).toBe('no-store');
  const text = await asha.open(`${papers}/item-2.txt?meeting=2024-10`);
  expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  for (const none of ['overview.ics', 'pack.docx', 'minutes.docx', 'item-2.txt', 'overview']) {
    expect([none, (await asha.open(`${papers}/${none}`)).status]).toEqual([none, 404]);
  }
});

it('a panel’s papers have its programme, and a meeting of which something was published its certificate', async () => {
  const file = { name: 'agenda.pdf', sha256: 'a'.repeat(64) };
  await put(
    anItem(),
    aMeeting({
      version: 2,
      publications: [
        {
          ...{ what: 'pack', item: null, of: '2024-12-11', at: '2024-12-02T16:00:00.000Z', files: [file] },
          recorded: { at: '2024-12-02T16:05:00.000Z', by: 'Asha Verity' },
        },
      ],
    }),
  );
  const links = await linksTo(papers);
  expect(links).toContain(`${papers}/programme.docx?meeting=2024-12`);
  expect(links).toContain(`${papers}/certificate.docx?meeting=2024-12`);
});

it('a board with no meeting to come has what is of no meeting, and one with a name that is none says so', async () => {
  await put(aBoard({ id: 'pcp', name: 'Police and Crime Panel' }));
  const { text, links } = await asha.open('/boards/pcp/papers');
  expect(text).toContain('No meeting to come has a day');
  expect(links.some(({ to }) => to.includes('pack.zip') || to.includes('item-2'))).toBe(false);
  expect(links.some(({ to }) => to.endsWith('/papers/overview.docx'))).toBe(true);
  expect((await asha.open(`${papers}?meeting=2031-01`)).text).toContain('There is no meeting "2031-01"');
});
