import { parse } from 'node-html-parser';
import { expect, it } from 'vitest';
import { operations } from '../../../functions/api/operations.ts';
import { problems } from '../../../functions/http/problem.ts';
import { services } from '../a-service.ts';

const open = services();

it('the reference shows every operation, and explains every problem where its type leads', async () => {
  const { status, headers, body } = await open().call('GET', '/reference', { token: null });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = parse(String(body));
  for (const { id, summary, path } of operations) {
    const heading = page.getElementById(id);
    expect(heading?.text).toBe(summary);
    expect(heading?.parentNode?.querySelector('.call code')?.text).toBe(path);
  }
  for (const name of Object.keys(problems)) expect(page.getElementById(`problem-${name}`)).not.toBeNull();
});

it('a body that may have one of several shapes is shown in each of them, with what each wants', async () => {
  const { body } = await open().call('GET', '/reference', { token: null });
  const article = parse(String(body)).getElementById('addMeeting')?.parentNode;
  expect(article?.querySelectorAll('h5').map(({ text }) => text)).toEqual([
    'With state "scheduled"',
    'With state "month"',
    'With state "to be confirmed"',
  ]);
  const wanted = article
    ?.querySelectorAll('[aria-label^="Body"]')
    .map((shape) => shape.querySelectorAll('th[scope=row]').map(({ text }) => text));
  expect(wanted).toEqual([
    ['state required', 'date required', 'time', 'place', 'shortNotice', 'confirmed'],
    ['state required', 'month required', 'confirmed'],
    ['state required', 'reason required'],
  ]);
});

it('the reference says how much is taken, and how often', async () => {
  const service = open();
  service.limit({ maxJsonBytes: 2_000, requestsPerMinute: 60 });
  const { body } = await service.call('GET', '/reference', { token: null });
  expect(parse(String(body)).getElementById('limits')?.nextElementSibling?.text).toBe(
    'A body of JSON has 2,000 bytes at most, one with a file 25,000,000. A client may ask 60 times a minute, and each request is given up after 25 seconds.',
  );
});

it('nothing in the reference leads elsewhere than to what is there', async () => {
  const { body } = await open().call('GET', '/reference', { token: null });
  const page = parse(String(body));
  for (const link of page.querySelectorAll('a')) {
    const to = link.getAttribute('href') ?? '';
    if (to === '/v1/openapi.json') continue;
    expect(to).toMatch(/^#/);
    expect(page.getElementById(to.slice(1)), to).not.toBeNull();
  }
});

it('it needs nothing from elsewhere, and its policy lets nothing in but its own style', async () => {
  const { headers, body } = await open().call('GET', '/reference', { token: null });
  expect(String(body)).not.toMatch(/<script|<link|src=|@import|url\(/);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
});

it('whoever asks for nothing is led to it', async () => {
  const { status, headers } = await open().call('GET', '/', { token: null });
  expect(status).toBe(302);
  expect(headers.get('location')).toBe('/reference');
});
