import { beforeEach, describe, expect, it } from 'vitest';
import { notes } from '../../command-line/a-desk.ts';
import { services, type TestService } from '../a-service.ts';

const open = services();
let service: TestService;

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

const post = (lines: readonly string[], type = 'multipart/form-data; boundary=parted') =>
  service.call('POST', '/v1/boards/pdb/notes', {
    body: lines.join('\r\n'),
    headers: { 'content-type': type },
  });

const disposition = 'Content-Disposition: form-data;';
const end = ['', notes(), '--parted--', ''];

describe('notes that are sent', () => {
  it.each([
    ['a browser', `${disposition} name="file"; filename="october.txt"`, 'october.txt'],
    [
      '.NET, without quotes',
      `${disposition} name=file; filename=october.txt; filename*=utf-8''Pr%C3%A9cis%20of%20October.txt`,
      'Précis of October.txt',
    ],
    ['Python', `${disposition} name="file"; filename*=UTF-8''Pr%C3%A9cis.txt`, 'Précis.txt'],
    ['Java, with letters as they are', `${disposition} name="file"; filename="Précis.txt"`, 'Précis.txt'],
    [
      'curl, a quote in the name',
      `${disposition} name="file"; filename="the \\"PDB\\".txt"`,
      'the "PDB".txt',
    ],
    [
      'a browser, a quote in the name',
      `${disposition} name="file"; filename="the %22PDB%22.txt"`,
      'the "PDB".txt',
    ],
    [
      'a program that sends the whole path',
      `${disposition} name="file"; filename="C:\\\\notes\\\\o.txt"`,
      'o.txt',
    ],
  ])('by %s are read, under their name', async (_, header, file) => {
    const sent = await post(['--parted', 'Content-Type: text/plain', header, ...end]);
    expect([sent.status, sent.body]).toMatchObject([201, { file }]);
  });

  it('are read whatever stands before and after the form', async () => {
    const file = `${disposition} name="file"; filename="october.txt"`;
    const parts = ['This is a message in several parts.', '--parted', file, ...end, 'The end of it.'];
    expect(await post(parts)).toMatchObject({ status: 201, body: { file: 'october.txt' } });
    const again = ['--parted', `${disposition} name="again"`, '', 'true'];
    const quoted = [...again, '--parted', file, ...end];
    expect(await post(quoted, 'multipart/form-data; boundary="parted"')).toMatchObject({ status: 201 });
  });

  it.each([
    ['without a boundary', 'multipart/form-data', [`${disposition} name="file"; filename="a.txt"`, ...end]],
    ['with another boundary', 'multipart/form-data; boundary=other', ['--parted', disposition, ...end]],
    [
      'that break off',
      'multipart/form-data; boundary=parted',
      ['--parted', `${disposition} name="file"; filename="a.txt"`, '', 'half'],
    ],
  ])('%s are refused as no form', async (_, type, lines) => {
    expect(await post(lines, type)).toMatchObject({
      status: 400,
      body: { type: '/reference#problem-malformed' },
    });
  });

  it('twice under one name are refused, as is text in place of the file', async () => {
    const file = ['--parted', `${disposition} name="file"; filename="a.txt"`, '', 'x'];
    expect(await post([...file, ...file, '--parted--', ''])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/file', detail: 'is given more than once' }] },
    });
    expect(await post(['--parted', `${disposition} name="file"`, '', 'x', '--parted--', ''])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/file' }] },
    });
  });
});
