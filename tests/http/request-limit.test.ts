import { describe, expect, it } from 'vitest';
import { apiRoutes } from '../../functions/api/routes.ts';
import { instantSchema } from '../../functions/calendar/days.ts';
import { openAccess } from '../../functions/http/access.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { networkOf } from '../../functions/http/request-limit.ts';
import { usualLimits } from '../../functions/http/service.ts';
import { addressOf } from '../../functions/lambda/address.ts';
import { serviceApp } from '../../functions/web/service-app.ts';
import { services } from '../api/a-service.ts';

const aService = services();

describe('a count of requests', () => {
  it('is of each by themselves, and begins anew with the minute', () => {
    const count = requestCounter();
    expect([count('asha', 1), count('asha', 1), count('owen', 1), count('asha', 2)]).toEqual([1, 2, 1, 1]);
    expect([count('asha', 2, -1), count('asha', 2)]).toEqual([0, 1]);
  });

  it('takes no more memory than ten thousand take: of more in a minute, who was silent for longest begins anew', () => {
    const count = requestCounter();
    count('silent', 1);
    count('heard', 1);
    for (let one = 0; one < 9_998; one += 1) count(`stranger ${one}`, 1);
    expect(count('heard', 1)).toBe(2);
    count('one more', 1);
    expect([count('heard', 1), count('silent', 1)]).toEqual([3, 1]);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::7', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['not an address', 'not an address'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('is what the gateway says, and nothing that the request says of itself', () => {
    const http = { sourceIp: '203.0.113.9' };
    expect(addressOf({ env: { event: {}, requestContext: { http } } })).toBe('203.0.113.9');
    expect(addressOf({ env: {} })).toBeUndefined();
  });
});

describe('who is not known', () => {
  const limits = { ...usualLimits, strangersPerMinute: 3 };
  const none = (): void => undefined;

  function anApp(test: ReturnType<typeof aService>) {
    const { service, issuer } = test;
    const trust = { groupsClaim: 'groups', groupsOfClients: {}, audiences: [issuer.audience] };
    const parts = {
      service: { ...service, now: () => instantSchema.parse('2024-12-11T15:40:20.000Z') },
      access: openAccess({ ...trust, issuer: issuer.issuer }),
      limits,
      log: { info: none, warn: none, error: none },
      addressOf,
    };
    return serviceApp(parts, { api: apiRoutes(parts) });
  }
  const from = (sourceIp: string) => ({ requestContext: { http: { sourceIp } } });
  const elsewhere = { 'x-forwarded-for': '198.51.100.7', forwarded: 'for=198.51.100.7' };

  it('is held back by the address, whatever the request says of that; others are not', async () => {
    const app = anApp(aService());
    const ask = (address: string, headers = {}) => app.request('/healthz', { headers }, from(address));
    const answers = [];
    for (const path of ['/healthz', '/reference', '/v1/openapi.json']) {
      answers.push((await app.request(path, { headers: elsewhere }, from('203.0.113.9'))).status);
    }
    expect(answers).toEqual([200, 200, 200]);
    const refused = await ask('203.0.113.9', elsewhere);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(await refused.json()).toMatchObject({
      detail: 'Whoever is not signed in at one address may ask 3 times a minute: ask again in 40 s.',
    });
    expect((await ask('203.0.113.10')).status).toBe(200);
  });

  it('keeps out nobody who is known, at the same address; nor is who is known counted', async () => {
    const test = aService();
    const app = anApp(test);
    const headers = { authorization: `Bearer ${await test.issuer.token()}` };
    const boards = () => app.request('/v1/boards', { headers }, from('203.0.113.9'));
    for (let times = 0; times < 4; times += 1) await app.request('/healthz', {}, from('203.0.113.9'));
    const answers = [await boards(), await boards(), await boards(), await boards(), await boards()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('is held back too where a token is shown that is no good', async () => {
    const app = anApp(aService());
    const headers = { authorization: 'Bearer guessed' };
    const guess = () => app.request('/v1/boards', { headers }, from('2001:db8:1:2::9'));
    const answers = [await guess(), await guess(), await guess(), await guess()];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
  });
});
