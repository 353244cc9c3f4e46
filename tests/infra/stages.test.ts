import { describe, expect, it } from 'vitest';
import { checkStage, examplesIn, type Stage, stages, WrongStage } from '../../infra/stages.ts';

describe('a stage', () => {
  it.each(Object.entries(stages))('%s is right as it is', (name, stage) => {
    expect(checkStage(name, stage)).toEqual(stage);
  });

  it.each([
    [{ mailFrom: 'the board' }, 'stages.prod.mailFrom: is not an email address'],
    [
      { mailFrom: 'actions@elsewhere.example' },
      'stages.prod.mailFrom: is not an address of mailDomain, so SES would not sign for it',
    ],
    [
      { mailFrom: 'actions@notmatters.wealdshire-pcc.example' },
      'stages.prod.mailFrom: is not an address of mailDomain, so SES would not sign for it',
    ],
    [{ mailDomain: 'wealdshire pcc' }, 'stages.prod.mailDomain: is not a domain'],
    [{ onlyTo: ['the PCC'] }, 'stages.prod.onlyTo.0: is neither a domain nor an email address'],
    [{ alarmsTo: '' }, 'stages.prod.alarmsTo: is not an email address'],
    [{ region: 'London' }, 'stages.prod.region: is not a region of AWS, such as eu-west-2'],
    [
      { runbooks: 'http://wiki.wealdshire-pcc.example' },
      'stages.prod.runbooks: is not a web address that begins with https://',
    ],
    [{ mailsPerSecond: 0 }, 'stages.prod.mailsPerSecond: is less than 1'],
    [{ functionsAtOnce: 5 }, 'stages.prod.functionsAtOnce: is less than 10, which every account has'],
    [{ mailsPerSecond: 1.5 }, 'stages.prod.mailsPerSecond: is not a whole number'],
    [{ logRetention: 100 }, 'stages.prod.logRetention: is not a time that CloudWatch can keep logs for'],
    [
      { signInPrefix: 'Matters' },
      'stages.prod.signInPrefix: is not small letters, figures and hyphens, without “aws”, “amazon” or “cognito”',
    ],
    [
      { signInPrefix: 'my-cognito' },
      'stages.prod.signInPrefix: is not small letters, figures and hyphens, without “aws”, “amazon” or “cognito”',
    ],
    [{ signInReturnsTo: [] }, 'stages.prod.signInReturnsTo: names no address'],
    [
      { signInReturnsTo: ['http://intranet.example'] },
      'stages.prod.signInReturnsTo.0: begins neither with https:// nor with http://localhost',
    ],
    [
      { origins: ['https://intranet.example/board'] },
      'stages.prod.origins.0: is more than an origin, as https://intranet.example',
    ],
    [
      { clients: { 'Case system': { scopes: ['matters/read'], groups: ['boards-reader'] } } },
      'stages.prod.clients.Case system: is not a name of small letters and hyphens',
    ],
    [
      { clients: { cases: { scopes: ['matters/all'], groups: ['boards-reader'] } } },
      'stages.prod.clients.cases.scopes.0: is no scope',
    ],
    [
      { clients: { cases: { scopes: ['matters/read'], groups: [] } } },
      'stages.prod.clients.cases.groups: names no group',
    ],
    [
      { clients: { cases: { scopes: ['matters/read'], groups: ['board-wpdb'] } } },
      'stages.prod.clients.cases.groups.0: is no group: board-pdb-secretary, -officer or -reader, or boards-secretary for every board',
    ],
    [{ requestsPerMinute: 0 }, 'stages.prod.requestsPerMinute: is less than 1'],
    [
      { publicRegister: { domain: 'register', certificateArn: 'arn:aws:acm:eu-west-2:1:certificate/1' } },
      'stages.prod.publicRegister.certificateArn: is no certificate of ACM in us-east-1, where CloudFront looks for it',
    ],
    [
      { backupTo: 'another account' },
      'stages.prod.backupTo: is no vault, as arn:aws:backup:eu-west-2:111122223333:backup-vault:matters',
    ],
    [{ keepsUploadsFor: 0.5 }, 'stages.prod.keepsUploadsFor: is not a whole number'],
    [
      { alarmsTo: 'nobody', mailsPerSecond: 0 },
      'stages.prod.alarmsTo: is not an email address; stages.prod.mailsPerSecond: is less than 1',
    ],
    [{ region: undefined }, 'stages.prod.region: is missing'],
    [{ mailsPerSecond: undefined }, 'stages.prod.mailsPerSecond: is missing'],
    [{ deletionProtection: 'yes' }, 'stages.prod.deletionProtection: is neither true nor false'],
    [{ onlyTo: 'yourpcc.example' }, 'stages.prod.onlyTo: is no list'],
    [
      { clients: { cases: { scopes: ['matters/read'] } }, publicRegister: { domain: 'register.example' } },
      'stages.prod.clients.cases.groups: is missing; stages.prod.publicRegister.certificateArn: is missing',
    ],
    [
      { mailPerSecond: 1, toString: 'a word' },
      'stages.prod.mailPerSecond: is nothing that is known here; stages.prod.toString: is nothing that is known here',
    ],
  ])('with %j is refused in a sentence', (wrong, sentence) => {
    expect(() => checkStage('prod', { ...stages.prod, ...wrong })).toThrow(new WrongStage(sentence));
  });

  it('says “missing” of every value that it must have', () => {
    const sentences = Object.keys(stages.prod).map((value) => `stages.prod.${value}: is missing`);
    expect(() => checkStage('prod', {})).toThrow(new WrongStage(sentences.join('; ')));
  });

  it('may send from a domain under the one that SES signs for', () => {
    const stage = { ...stages.prod, mailFrom: 'actions@board.matters.wealdshire-pcc.example' };
    expect(checkStage('prod', stage)).toEqual(stage);
  });
});

describe('the values of an example', () => {
  it('are found wherever they stand in a stage', () => {
    expect(examplesIn('prod', stages.prod)).toEqual([
      'stages.prod.mailFrom: “actions@matters.wealdshire-pcc.example”',
      'stages.prod.mailDomain: “matters.wealdshire-pcc.example”',
      'stages.prod.alarmsTo: “board.secretary@wealdshire-pcc.example”',
      'stages.prod.runbooks: “https://code.wealdshire-pcc.example/matters-arising/docs”',
      'stages.prod.signInPrefix: “wealdshire-pcc-matters”',
    ]);
  });

  const ours: Stage = {
    ...stages.prod,
    mailFrom: 'actions@matters.northmoor.police.uk',
    mailDomain: 'matters.northmoor.police.uk',
    alarmsTo: 'board@northmoor.police.uk',
    runbooks: 'https://code.northmoor.police.uk/example/docs',
    signInPrefix: 'northmoor-matters',
  };

  it('are none where everything is an office’s own, nor is a program on one’s own machine one', () => {
    expect(examplesIn('prod', { ...ours, onlyTo: ['testing.uk', 'a.test@northmoor.police.uk'] })).toEqual([]);
  });

  it.each([
    [{ onlyTo: ['northmoor.police.uk', 'pcc.example'] }, 'onlyTo.1: “pcc.example”'],
    [{ pagesAt: 'https://matters.example:8443' }, 'pagesAt: “https://matters.example:8443”'],
    [{ origins: ['https://www.example.org'] }, 'origins.0: “https://www.example.org”'],
    [{ alarmsTo: 'ann@example.com' }, 'alarmsTo: “ann@example.com”'],
    [{ signInReturnsTo: ['https://a.invalid/in'] }, 'signInReturnsTo.0: “https://a.invalid/in”'],
  ])('with %j, one is left', (changed, found) => {
    expect(examplesIn('prod', { ...ours, ...changed })).toEqual([`stages.prod.${found}`]);
  });
});
