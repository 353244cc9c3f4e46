import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { receive } from '../../functions/register/received-notes.ts';
import { keptAs } from '../../functions/secretariat/notes.ts';
import { uploadKeptAs, uploadOf } from '../../functions/store/uploads.ts';
import { stages } from '../../infra/stages.ts';
import { secretary } from '../register/examples.ts';
import {
  allowed,
  ofType,
  type StackTemplate,
  stageNames,
  statementsOf,
  templateOf,
  templateWith,
  theOne,
} from './a-stack.ts';

const routeSchema = z.looseObject({
  RouteKey: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizerId: z.unknown().optional(),
});
const routesOf = (template: StackTemplate) =>
  Object.values(ofType(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) =>
    routeSchema.parse(Properties),
  );

/** What says nothing of any board. */
const open = [
  ...['/', '/healthz', '/reference', '/v1/openapi.json'].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
  // Pages, which ask for a session themselves.
  ...['GET', 'HEAD', 'POST'].map((method) => `${method} /{proxy+}`),
];

describe.each(stageNames)('%s: the HTTP API', (stage) => {
  const template = templateOf(stage);
  const routes = routesOf(template);

  it('lets nobody without a token to the API, but to what says nothing of any board', () => {
    const unauthorized = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    expect(unauthorized.map(({ RouteKey }) => RouteKey).sort()).toEqual([...open].sort());
    for (const { RouteKey, ...route } of routes.filter((one) => !unauthorized.includes(one))) {
      expect(RouteKey).toBe('ANY /v1/{proxy+}');
      const [authorizer] = theOne(template, 'AWS::ApiGatewayV2::Authorizer', '');
      expect(route.AuthorizerId).toEqual({ Ref: authorizer });
      // A token of the same pool that opens nothing here, such as an ID token, has none of them.
      expect(route.AuthorizationScopes).toEqual(['matters/read', 'matters/record', 'matters/discharge']);
    }
  });

  it('has a way to every operation', () => {
    for (const { path } of operations) expect(path).toMatch(/^\/v1\/./);
    expect(routes.map(({ RouteKey }) => RouteKey)).toContain('ANY /v1/{proxy+}');
  });

  it('believes the tokens of its own pool, given to its own clients but for the pages', () => {
    const [pool] = theOne(template, 'AWS::Cognito::UserPool', '');
    const [pages] = theOne(template, 'AWS::Cognito::UserPoolClient', 'SignInPoolPages');
    const clients = Object.keys(ofType(template, 'AWS::Cognito::UserPoolClient')).filter(
      (name) => name !== pages,
    );
    expect(theOne(template, 'AWS::ApiGatewayV2::Authorizer', '')[1].Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: { 'Fn::Join': ['', ['https://cognito-idp.eu-west-2.amazonaws.com/', { Ref: pool }]] },
        Audience: clients.map((name) => ({ Ref: name })),
      },
    });
  });

  it('throttles every route, and writes down each request without a token, a query or a body', () => {
    const stagesOfApi = Object.values(ofType(template, 'AWS::ApiGatewayV2::Stage'));
    const [log] = theOne(template, 'AWS::Logs::LogGroup', 'Http');
    expect(stagesOfApi.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 1 },
        AccessLogSettings: {
          DestinationArn: { 'Fn::GetAtt': [log, 'Arn'] },
          Format: expect.not.stringMatching(
            /header|query|body|authorization"|\$context\.authorizer\.claims\.(?!sub|client_id)/i,
          ),
        },
      }),
    ]);
  });

  it('waits as long as the function may take, and the function no longer than the gateway waits', () => {
    const { TimeoutInMillis } = z
      .looseObject({ TimeoutInMillis: z.int() })
      .parse(theOne(template, 'AWS::ApiGatewayV2::Integration', '')[1].Properties);
    const { Timeout } = z
      .looseObject({ Timeout: z.int() })
      .parse(theOne(template, 'AWS::Lambda::Function', 'Api')[1].Properties);
    expect(TimeoutInMillis).toBe(1_000 * Timeout);
    expect(TimeoutInMillis).toBeLessThanOrEqual(30_000);
  });
});

describe('pages of other origins', () => {
  it('may ask whether they may ask only where some are listed', () => {
    const beforehand = (origins: string[]) =>
      routesOf(templateWith({ origins })).filter(({ RouteKey }) => RouteKey.startsWith('OPTIONS'));
    expect(beforehand([])).toEqual([]);
    expect(beforehand(['https://intranet.example'])).toMatchObject([
      { RouteKey: 'OPTIONS /v1/{proxy+}', AuthorizationType: 'NONE' },
    ]);
  });
});

const clientSchema = z.looseObject({
  ClientName: z.string(),
  GenerateSecret: z.boolean(),
  AllowedOAuthFlows: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.unknown()),
});

describe.each(stageNames)('%s: the sign-in', (stage) => {
  const template = templateOf(stage);
  const [poolName, pool] = theOne(template, 'AWS::Cognito::UserPool', '');
  const clients = Object.values(ofType(template, 'AWS::Cognito::UserPoolClient')).map(({ Properties }) =>
    clientSchema.parse(Properties),
  );

  it('asks everybody for a long password of any signs and a second factor, and lets nobody sign up', () => {
    expect(pool.Properties).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 15,
          RequireLowercase: false,
          RequireUppercase: false,
          RequireNumbers: false,
          RequireSymbols: false,
          TemporaryPasswordValidityDays: 3,
        },
      },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
  });

  it('outlives its stack in prod, and is protected there', () => {
    expect(pool).toMatchObject({
      DeletionPolicy: stage === 'prod' ? 'RetainExceptOnCreate' : 'Delete',
      Properties: { DeletionProtection: stage === 'prod' ? 'ACTIVE' : 'INACTIVE' },
    });
  });

  it('knows the scopes of the API, and the groups of every board', () => {
    expect(theOne(template, 'AWS::Cognito::UserPoolResourceServer', '')[1].Properties).toMatchObject({
      Identifier: 'matters',
      Scopes: ['read', 'record', 'discharge'].map((ScopeName) => expect.objectContaining({ ScopeName })),
    });
    const groups = Object.values(ofType(template, 'AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties['GroupName'])).toEqual([
      'boards-secretary',
      'boards-officer',
      'boards-reader',
    ]);
    for (const { Properties } of groups) expect(Properties['UserPoolId']).toEqual({ Ref: poolName });
  });

  it('has a client for programs of people, with a code and no secret, and one for the pages; every other is a machine', () => {
    const [people, pages, ...machines] = clients;
    expect(people).toMatchObject({
      ClientName: 'people',
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: stages[stage].signInReturnsTo,
    });
    const [gateway] = theOne(template, 'AWS::ApiGatewayV2::Api', '');
    const at = (path: string) => ({
      'Fn::Join': ['', [{ 'Fn::GetAtt': [gateway, 'ApiEndpoint'] }, path]],
    });
    expect(pages).toMatchObject({
      ClientName: 'pages',
      GenerateSecret: true,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: [at('/signed-in')],
      LogoutURLs: [at('/signed-out')],
    });
    expect(pages).not.toHaveProperty('RefreshTokenRotation');
    expect(machines.map(({ ClientName }) => ClientName)).toEqual(Object.keys(stages[stage].clients));
    for (const machine of machines) {
      expect(machine).toMatchObject({ GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] });
      expect(machine).not.toHaveProperty('CallbackURLs');
    }
  });

  it('has its pages where the pages are, and is asked there what is in a person’s token', () => {
    const [vouch] = theOne(template, 'AWS::Lambda::Function', 'Vouch');
    expect(pool.Properties['LambdaConfig']).toEqual({
      PreTokenGenerationConfig: {
        LambdaArn: { 'Fn::GetAtt': [vouch, 'Arn'] },
        LambdaVersion: 'V2_0',
      },
    });
    expect(theOne(template, 'AWS::Cognito::UserPoolDomain', '')[1].Properties).toMatchObject({
      ManagedLoginVersion: 2,
    });
    const shown = Object.values(ofType(template, 'AWS::Cognito::ManagedLoginBranding'));
    expect(shown.map(({ Properties }) => Properties['UseCognitoProvidedValues'])).toEqual([true, true]);
    const elsewhere = templateWith({ pagesAt: 'https://matters.yourpcc.example' });
    expect(theOne(elsewhere, 'AWS::Cognito::UserPoolClient', 'SignInPoolPages')[1].Properties).toMatchObject({
      CallbackURLs: ['https://matters.yourpcc.example/signed-in'],
    });
    expect(theOne(elsewhere, 'AWS::Lambda::Function', 'Api')[1].Properties).toMatchObject({
      Environment: { Variables: { MATTERS_PAGES_ADDRESS: 'https://matters.yourpcc.example' } },
    });
  });

  it('leaves the secret of the pages with Cognito, and in no template', () => {
    const [pool] = theOne(template, 'AWS::Cognito::UserPool', '');
    expect(JSON.stringify(template)).not.toContain('ClientSecret"');
    expect(ofType(template, 'AWS::SecretsManager::Secret')).toEqual({});
    const asking = allowed(template, 'Api').filter(({ Sid }) => Sid === 'PagesSecret');
    expect(asking).toMatchObject([
      { Action: ['cognito-idp:DescribeUserPoolClient'], Resource: { 'Fn::GetAtt': [pool, 'Arn'] } },
    ]);
  });

  it('gives every client short tokens that can be revoked, tells nobody who exists, and takes no password from it', () => {
    for (const client of clients) {
      const { AccessTokenValidity } = z.looseObject({ AccessTokenValidity: z.int() }).parse(client);
      expect(AccessTokenValidity).toBeGreaterThanOrEqual(15);
      expect(AccessTokenValidity).toBeLessThanOrEqual(60);
      expect(client).toMatchObject({
        TokenValidityUnits: { AccessToken: 'minutes' },
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'ENABLED',
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        SupportedIdentityProviders: ['COGNITO'],
      });
    }
  });

  it('gives a machine the scopes that the stage says, and tells the API which boards it reaches', () => {
    const [resources] = theOne(template, 'AWS::Cognito::UserPoolResourceServer', '');
    const scope = (name: string) => ({ 'Fn::Join': ['', [{ Ref: resources }, `/${name}`]] });
    const machine = templateWith({
      clients: {
        cases: { scopes: ['matters/read'], groups: ['boards-reader'] },
        papers: {
          scopes: ['matters/read', 'matters/record'],
          groups: ['board-pdb-officer', 'board-pcp-reader'],
        },
      },
    });
    const scopesOf = (name: string) =>
      theOne(machine, 'AWS::Cognito::UserPoolClient', name)[1].Properties['AllowedOAuthScopes'];
    expect(scopesOf('SignInPoolCases')).toEqual([scope('read')]);
    expect(scopesOf('SignInPoolPapers')).toEqual([scope('read'), scope('record')]);
    const [cases] = theOne(machine, 'AWS::Cognito::UserPoolClient', 'SignInPoolCases');
    const [papers] = theOne(machine, 'AWS::Cognito::UserPoolClient', 'SignInPoolPapers');
    expect(theOne(machine, 'AWS::Lambda::Function', 'Api')[1].Properties).toMatchObject({
      Environment: {
        Variables: {
          MATTERS_CLIENT_GROUPS: {
            'Fn::Join': [
              '',
              [
                '{"',
                { Ref: cases },
                '":["boards-reader"],"',
                { Ref: papers },
                '":["board-pdb-officer","board-pcp-reader"]}',
              ],
            ],
          },
        },
      },
    });
  });
});

describe.each(stageNames)('%s: the papers', (stage) => {
  const template = templateOf(stage);
  const [, bucket] = theOne(template, 'AWS::S3::Bucket', '');

  it('lie in a bucket that is closed, encrypted, and outlives its stack', () => {
    expect(bucket).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        VersioningConfiguration: { Status: 'Enabled' },
      },
    });
  });

  it.each(['Api', 'Read'])('lie where %s may reach them', (role) => {
    const file = {
      board: 'pdb',
      id: '0c7f3a9d52e1b846',
      file: 'october.docx',
      bytes: 9,
      meeting: null,
      only: null,
    };
    const name = keptAs(receive({ ...file, sha256: '0'.repeat(64) }, secretary));
    const [bucketName] = theOne(template, 'AWS::S3::Bucket', '');
    const notes = allowed(template, role).find(({ Sid }) => Sid === 'Notes');
    expect(notes?.Resource).toEqual(
      ['/notes/*', '/uploads/*'].map((under) => ({
        'Fn::Join': ['', [{ 'Fn::GetAtt': [bucketName, 'Arn'] }, under]],
      })),
    );
    expect(name.startsWith('notes/')).toBe(true);
    const upload = uploadOf('pdb', 'asha', '7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11');
    expect(uploadKeptAs(upload).startsWith('uploads/')).toBe(true);
  });

  it('are reached over an encrypted line alone', () => {
    const statements = statementsOf(theOne(template, 'AWS::S3::BucketPolicy', '')[1]);
    expect(statements).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['s3:*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]);
  });

  it('are deleted in time, what was overwritten too', () => {
    expect(bucket.Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            ExpirationInDays: stages[stage].keepsUploadsFor,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
          {
            Status: 'Enabled',
            Prefix: 'uploads/',
            ExpirationInDays: 7,
            NoncurrentVersionExpiration: { NoncurrentDays: 7 },
          },
        ],
      },
    });
  });
});

describe.each(stageNames)('%s: the link secret', (stage) => {
  const template = templateOf(stage);
  const name = 'parameter/matters-arising-test/link-secret';

  it('stands in no template; who answers and who sends find it, and make it where there is none', () => {
    for (const role of ['Api', 'Send']) {
      const ofSecret = allowed(template, role).filter(({ Resource }) =>
        JSON.stringify(Resource).includes(name),
      );
      expect(ofSecret).toMatchObject([
        { Action: ['ssm:GetParameter'] },
        { Action: ['ssm:PutParameter'], Condition: { StringNotEquals: { 'ssm:Overwrite': 'true' } } },
      ]);
      expect(theOne(template, 'AWS::Lambda::Function', role)[1].Properties).toMatchObject({
        Environment: { Variables: { MATTERS_LINK_SECRET: '/matters-arising-test/link-secret' } },
      });
    }
    for (const role of ['Sweep', 'Settle', 'Read', 'Vouch']) {
      expect(JSON.stringify(allowed(template, role))).not.toContain(name);
    }
  });
});
