import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { openPostForms, uploadKeptAs, uploadOf } from '../../functions/store/uploads.ts';

const upload = uploadOf('pdb', 'asha@pcc.example', '7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11');
const then = 'https://matters.pcc.example/boards/pdb/notes/uploads/7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11';
const address = 'https://papers.s3.eu-west-2.amazonaws.com';
const config = {
  region: 'eu-west-2',
  credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not a secret', sessionToken: 'of a role' },
};

const formOf = async () => {
  const { to, fields } = await openPostForms('papers', address, config).form(upload, then);
  return { to, fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])) };
};

it('a form sends one file to its own place alone, no larger than is taken, and leads back', async () => {
  const { to, fields } = await formOf();
  expect(to).toBe(address);
  const { expiration, conditions } = JSON.parse(Buffer.from(fields['policy'] ?? '', 'base64').toString());
  expect(conditions).toEqual([
    { bucket: 'papers' },
    ['starts-with', '$key', uploadKeptAs(upload)],
    ['content-length-range', 0, 50_000_000],
    { success_action_redirect: then },
    { 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
    { 'x-amz-credential': expect.stringMatching(/^AKIAEXAMPLE\/\d{8}\/eu-west-2\/s3\/aws4_request$/) },
    { 'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/) },
    { 'x-amz-security-token': 'of a role' },
  ]);
  // S3 refuses a field that the policy does not name.
  const named = conditions.slice(3).flatMap((condition: object) => Object.keys(condition));
  expect(Object.keys(fields).sort()).toEqual(['key', 'policy', 'x-amz-signature', ...named].sort());
  expect(fields['key']).toBe(`${uploadKeptAs(upload)}\${filename}`);
  const hours = (Date.parse(expiration) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(7.9);
  expect(hours).toBeLessThanOrEqual(8);
});

it('a form is signed as the SDK signs', async () => {
  const { fields } = await formOf();
  const iso = fields['x-amz-date']?.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z') ?? '';
  const signer: unknown = await new S3Client(config).config.signer();
  const { sign } = signer as { sign: (text: string, how: object) => Promise<string> };
  const signature = await sign.call(signer, fields['policy'] ?? '', { signingDate: new Date(iso) });
  expect(fields['x-amz-signature']).toBe(signature);
});

it('what a person sends goes by a name that no other person, and no other board, has', () => {
  const key = '7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11';
  const names = [
    ['pdb', 'asha@pcc.example'],
    ['pdb', 'priya@pcc.example'],
    ['odb', 'asha@pcc.example'],
  ].map(([board = '', subject = '']) => uploadKeptAs(uploadOf(board, subject, key)));
  expect(new Set(names).size).toBe(3);
});
