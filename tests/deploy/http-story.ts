import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  DeleteGroupCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import { calendarDateSchema, dayIn, instantSchema } from '../../functions/calendar/days.ts';
import { groupOf } from '../../functions/scopes.ts';
import { askToRead, findUpload } from '../../functions/secretariat/uploads.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openPostForms, uploadOf } from '../../functions/store/uploads.ts';
import { sampleBoard, samplePanel } from '../../infra/local/sample/bodies.ts';
import type { Answered, Callers } from './callers.ts';
import type { Outside } from './outside.ts';
import { until } from './steps.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ofBoard = `/v1/boards/${sampleBoard}`;
/** What the Chief Finance Officer owes the meeting of 3 December. */
const fleet = 'WPDB-2025-10-4';

const problemSchema = z.looseObject({ type: z.string(), status: z.int(), requestId: z.string() });
/** What the service itself answers; the gateway has a sentence of its own. */
function refusal({ status, headers, json }: Answered, type: string, wanted: number): void {
  assert.equal(status, wanted);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(problemSchema.parse(json()).type, `/reference#problem-${type}`);
}

const listSchema = z.object({
  items: z.array(z.looseObject({ ref: z.string() })),
  next: z.string().nullable(),
});
const historySchema = z.looseObject({
  history: z.array(z.looseObject({ by: z.string(), from: z.string(), what: z.string() })),
});
const actionSchema = historySchema.extend({ status: z.string() });

/** What nobody needs a token for, and what nobody gets without one. */
export async function theDoor(callers: Callers): Promise<void> {
  const health = await callers.ask('GET', '/healthz');
  assert.deepEqual([health.status, health.json()], [200, { status: 'ok' }]);
  assert.equal((await callers.ask('GET', '/v1/openapi.json')).status, 200);
  assert.equal((await callers.ask('GET', '/reference')).status, 200);
  assert.equal((await callers.ask('GET', '/')).headers.get('location'), '/sign-in?to=%2F');

  // These the gateway refuses, before the function is woken.
  const list = `${ofBoard}/actions`;
  assert.equal((await callers.ask('GET', list)).status, 401);
  assert.equal((await callers.ask('GET', list, { token: 'no-token' })).status, 401);
  const token = await callers.caseSystem('matters/read');
  const [header, , signature] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ sub: 'somebody', scope: 'matters/read' })).toString(
    'base64url',
  );
  assert.equal((await callers.ask('GET', list, { token: `${header}.${forged}.${signature}` })).status, 401);

  assert.equal((await callers.asksForToken('matters/everything')).status, 400);
}

/** A machine does what its scopes and its boards allow. */
export async function theCaseSystem(service: Outside, callers: Callers): Promise<void> {
  const reader = await callers.caseSystem('matters/read');
  const discharging = await callers.caseSystem('matters/read', 'matters/discharge');
  const path = `${ofBoard}/actions/${fleet}/discharges`;
  const body = { on: '2025-11-28', how: 'Three options costed, and sent to the board' };

  const listed = await callers.ask('GET', `${ofBoard}/actions?limit=4`, { token: reader });
  assert.equal(listed.status, 200);
  const { items, next } = listSchema.parse(listed.json());
  assert.equal(items.length, 4);
  // The link is signed with the secret, as the Parameter Store has it.
  const second = await callers.ask('GET', next ?? '', { token: reader });
  assert.equal(second.status, 200);
  assert.ok(listSchema.parse(second.json()).items.some(({ ref }) => ref === fleet));

  refusal(await callers.ask('POST', path, { token: reader, body }), 'scope-missing', 403);
  const other = await callers.ask('GET', `/v1/boards/${samplePanel}/actions`, { token: reader });
  refusal(other, 'board-not-yours', 403);

  const headers = { 'idempotency-key': 'case-1742-closed' };
  const done = await callers.ask('POST', path, { token: discharging, body, headers });
  assert.equal(done.status, 201, new TextDecoder().decode(done.bytes));
  assert.equal(done.headers.get('location'), `${ofBoard}/actions/${fleet}`);
  assert.ok(done.headers.get('etag'), 'an ETag goes with it');
  const replayed = await callers.ask('POST', path, { token: discharging, body, headers });
  assert.equal(replayed.status, 201);
  assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(replayed.json(), done.json());
  refusal(await callers.ask('POST', path, { token: discharging, body }), 'conflict', 409);

  const shown = await callers.ask('GET', `${ofBoard}/actions/${fleet}`, { token: reader });
  const { status, history } = actionSchema.parse(shown.json());
  assert.equal(status, 'discharged');
  const client = service.outputs.CaseSystemClientId;
  const last = history.at(-1);
  assert.deepEqual([last?.by, last?.from], [client, `HTTP API, client ${client}`]);
}

/** Somebody of the office signs in, and does by hand what a machine may not. */
export async function aPerson(service: Outside, callers: Callers): Promise<void> {
  const { access_token: token, id_token: identity } = await callers.person(
    'asha.verity@wealdshire-pcc.example',
    groupOf(samplePanel, 'secretary'),
    'matters/read',
    'matters/record',
  );
  const path = `/v1/boards/${samplePanel}/actions`;
  assert.equal((await callers.ask('GET', path, { token })).status, 200);
  refusal(await callers.ask('GET', `${ofBoard}/actions`, { token }), 'board-not-yours', 403);
  // It says who somebody is, and has no scope: the gateway needs no more to refuse it.
  assert.ok(identity);
  assert.equal((await callers.ask('GET', path, { token: identity })).status, 403);
  assert.ok(service.outputs.PeopleClientId);
}

/** Of people there is no backup but what `npm run people` wrote: no password is in it. */
export async function thePeople({ outputs }: Outside): Promise<void> {
  const people = (words: string, input = ''): string => {
    const how = ['--import', 'tsx', join(root, 'infra/people.ts'), words, '--stage', 'dev'];
    const { status, stdout, stderr } = spawnSync(process.execPath, how, {
      cwd: root,
      input,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return words === 'keep' ? stdout : stderr;
  };
  const kept = people('keep');
  const asha = 'asha.verity@wealdshire-pcc.example';
  const group = groupOf(samplePanel, 'secretary');
  assert.match(kept, new RegExp(`"${asha}"[^}]*"${group}"`, 's'));
  const cognito = new CognitoIdentityProviderClient();
  const { UserPoolId } = outputs;
  const { Users = [] } = await cognito.send(
    new ListUsersCommand({ UserPoolId, Filter: `email = "${asha}"` }),
  );
  assert.equal(Users.length, 1);
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: Users[0]?.Username }));
  await cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName: group }));
  assert.notEqual(people('keep'), kept);
  assert.match(people('put-back', kept), new RegExp(`put back: ${asha} \\(${group}\\)`));
  assert.deepEqual(inOrder(people('keep')), inOrder(kept));
  assert.match(people('put-back', kept), new RegExp(`there already: ${asha}`));
  cognito.destroy();
}

const inOrder = (kept: string): unknown[] => {
  const { groups, people } = z
    .object({
      groups: z.array(z.object({ name: z.string() })),
      people: z.array(z.object({ email: z.string() })),
    })
    .parse(JSON.parse(kept));
  const by = (one: string, other: string) => one.localeCompare(other);
  return [
    ...groups.toSorted((one, other) => by(one.name, other.name)),
    ...people.toSorted((one, other) => by(one.email, other.email)),
  ];
};

const notesSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  findings: z.looseObject({ actions: z.array(z.unknown()) }),
  changes: z.array(z.string()),
});

const recordedSchema = z.looseObject({ recorded: z.int() });

/** Notes are read by code that is loaded only then, from a file that then lies in the bucket. */
export async function theNotes(service: Outside, callers: Callers, folder: string): Promise<void> {
  const token = await callers.caseSystem('matters/read', 'matters/record');
  const reading: [string, string | undefined][] = [
    [join(folder, 'notes-2025-10-22.docx'), undefined],
    [join(root, 'tests/fixtures/minutes/house.pdf'), '2025-04-02'],
  ];
  const recorded: number[] = [];
  for (const [path, meeting] of reading) {
    const form = new FormData();
    form.set('file', new File([await readFile(path)], basename(path)));
    if (meeting !== undefined) form.set('meeting', meeting);
    const sent = await callers.ask('POST', `${ofBoard}/notes`, { token, form });
    assert.equal(sent.status, 201, new TextDecoder().decode(sent.bytes));
    const { id, findings } = notesSchema.parse(sent.json());
    assert.ok(findings.actions.length > 0, `the actions in ${path} are found`);
    // Read again from the bucket.
    const shown = await callers.ask('GET', `${ofBoard}/notes/${id}`, { token });
    assert.equal(shown.status, 200);
    const { findings: again, changes } = notesSchema.parse(shown.json());
    assert.deepEqual(again, findings);
    const { status, bytes, json } = await callers.ask('POST', `${ofBoard}/notes/${id}/recordings`, {
      token,
      body: {},
      headers: { 'if-match': shown.headers.get('etag') ?? '' },
    });
    assert.equal(status, 201, new TextDecoder().decode(bytes));
    assert.equal(recordedSchema.parse(json()).recorded, changes.length);
    recorded.push(changes.length);
  }
  // The first were recorded by the command line, weeks ago; the second are new.
  const [known, found = 0] = recorded;
  assert.equal(known, 0);
  assert.ok(found > 0, 'what is new is recorded');
  const meeting = await callers.ask('GET', `${ofBoard}/meetings/2025-04`, { token });
  const client = service.outputs.CaseSystemClientId;
  const [first] = historySchema.parse(meeting.json()).history;
  assert.deepEqual([first?.by, first?.from], [client, `house.pdf, HTTP API, client ${client}`]);
}

/** A file goes to the bucket by a form of the pages, as a browser sends it, and is read by whom the queue wakes. */
export async function theUpload({ outputs, register, ledger, put, url }: Outside): Promise<void> {
  const papers = openPapers(outputs.PapersBucketName);
  const upload = uploadOf(sampleBoard, 'priya@pcc.example', randomUUID());
  const back = 'https://matters.pcc.example/boards/wpdb/notes/uploads/here';
  const forms = openPostForms(outputs.PapersBucketName, `${url}/${outputs.PapersBucketName}`);
  const { to, fields } = await forms.form(upload, back);
  const form = new FormData();
  for (const { name, value } of fields) form.append(name, value);
  // The emulator reads the names of files as Latin-1, where a bucket reads UTF-8.
  const named = "O'Hara, house.docx";
  const notes = await readFile(join(root, 'tests/fixtures/minutes/house.docx'));
  form.append('file', new File([notes], named));
  const sent = await fetch(to, { method: 'POST', body: form, redirect: 'manual' });
  assert.equal(sent.status, 303, await sent.text());
  assert.ok(sent.headers.get('location')?.startsWith(back), 'it leads back');

  const there = await findUpload(papers, upload);
  const board = await register.board(sampleBoard);
  assert.ok(there.outcome === 'found' && board);
  assert.equal(there.thing.file?.name, named);
  const at = instantSchema.parse(new Date().toISOString());
  const author = { at, by: 'Priya Nair', from: 'page' };
  const office = { register, ledger, papers, board, author, today: dayIn(board.timeZone, at) };
  const meeting = calendarDateSchema.parse('2025-03-06');
  await askToRead(office, there.thing, { meeting, again: true }, async (one) => {
    for (let time = 0; time < 2; time += 1) await put(outputs.ReadingQueueUrl, JSON.stringify(one));
  });
  const outcome = async () => {
    const read = await findUpload(papers, upload);
    return read.outcome === 'found' ? read.thing.outcome : null;
  };
  await until('the file is read', async () => (await outcome()) !== null);
  assert.equal((await outcome())?.outcome, 'received', JSON.stringify(await outcome()));
  const received = (await register.allNotesReceived(sampleBoard)).filter(({ file }) => file === named);
  assert.deepEqual(
    received.map(({ receivedBy }) => receivedBy),
    ['Priya Nair'],
  );
}

/** What is made when it is asked for: the table in Word, and the page from its template. */
export async function thePapers(callers: Callers): Promise<void> {
  const token = await callers.caseSystem('matters/read');
  const word = await callers.ask('GET', `${ofBoard}/overview.docx`, { token });
  assert.equal(word.status, 200, new TextDecoder().decode(word.bytes.subarray(0, 500)));
  assert.ok(unzipSync(word.bytes)['word/document.xml'], 'it is a Word file');
  const page = await callers.ask('GET', `${ofBoard}/overview.html`, { token });
  assert.equal(page.status, 200);
  assert.match(new TextDecoder().decode(page.bytes), /Overview of Actions/);
}
