import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
  UserPoolOperation,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { groupOfAll, type Role, roles, type Scope, scopes } from '../functions/scopes.ts';
import { emulatorAt } from './emulator/context.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Client, Stage } from './stages.ts';

/** Part of every scope's name, before the stroke. */
const server = 'matters';

type Machine = { name: string; id: string; groups: string[] };

type SignInProps = {
  stage: Stage;
  /** Where people have the pages. */
  pagesAt: string;
  /** Says what is to be in the token of a person. */
  vouch: ServiceFunction;
};

/** Those who may use the API and the pages, people and machines, and what gives them tokens. */
export class SignIn extends Construct {
  /** Whom the tokens name as their issuer. */
  readonly issuer: string;
  readonly userPoolId: string;
  /** Where the pages of the sign-in are, and the tokens. */
  readonly address: string;
  readonly peopleId: string;
  /** The client that the pages are. */
  readonly pagesId: string;
  readonly machines: Machine[];
  private readonly pool: UserPool;
  private readonly resources: UserPoolResourceServer;

  constructor(scope: Construct, id: string, { stage, pagesAt, vouch }: SignInProps) {
    super(scope, id);
    this.pool = poolIn(this, stage);
    this.userPoolId = this.pool.userPoolId;
    const { region } = Stack.of(this);
    const emulator = emulatorAt(this);
    // What an emulator signs, it signs as itself: AWS would not know its keys.
    this.issuer =
      emulator === undefined
        ? `https://cognito-idp.${region}.amazonaws.com/${this.userPoolId}`
        : `${emulator}/${this.userPoolId}`;
    const domain: UserPoolDomain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: stage.signInPrefix },
      // The pages of before know no `prompt`: whoever was away for long would be signed in again unasked.
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.address = emulator ?? domain.baseUrl();
    this.resources = this.pool.addResourceServer('Scopes', {
      identifier: server,
      userPoolResourceServerName: 'Matters Arising',
      scopes: Object.entries(scopes).map(
        ([name, scopeDescription]) =>
          new ResourceServerScope({ scopeName: name.slice(server.length + 1), scopeDescription }),
      ),
    });
    for (const role of Object.keys(roles) as Role[]) {
      new CfnUserPoolGroup(this, pascal(groupOfAll(role)), {
        userPoolId: this.userPoolId,
        groupName: groupOfAll(role),
        description: `Those with the role ${role} at every board. Of one board, as pdb, it is a group board-pdb-${role}.`,
      });
    }
    const people = this.people(stage);
    const pages = this.pages(pagesAt);
    this.peopleId = people.userPoolClientId;
    this.pagesId = pages.userPoolClientId;
    // An emulator knows neither of these, and tokens there name nobody.
    if (emulator === undefined) {
      this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, vouch.lambda, LambdaVersion.V2_0);
      this.showPagesTo({ People: people, Pages: pages });
    }
    this.machines = Object.entries(stage.clients).map(([name, client]) => ({
      name,
      id: this.machine(name, client).userPoolClientId,
      groups: client.groups,
    }));
  }

  /**
   * Lets `grantee` sign people in to the pages, by the secret that Cognito made for them: it stands in no template, and nobody
   * who may only look at functions sees it.
   */
  allowSigningIn(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'PagesSecret',
        actions: ['cognito-idp:DescribeUserPoolClient'],
        resources: [this.pool.userPoolArn],
      }),
    );
  }

  /** Every client of the API: at Cognito, a token is for the one it was given to, and names no other audience. */
  get audiences(): string[] {
    return [this.peopleId, ...this.machines.map(({ id }) => id)];
  }

  /** The groups of the machines, whose tokens name none, as JSON; the names of clients are known only once it is deployed. */
  get groupsOfMachines(): string {
    return `{${this.machines.map(({ id, groups }) => `"${id}":${JSON.stringify(groups)}`).join(',')}}`;
  }

  /** Of a program on a person's own machine or page, which can keep no secret. */
  private people({ signInReturnsTo }: Stage): UserPoolClient {
    return this.pool.addClient('People', {
      userPoolClientName: 'people',
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...this.scoped(Object.keys(scopes) as Scope[])],
        callbackUrls: [...signInReturnsTo],
      },
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(12),
      ...asEveryClient,
    });
  }

  /**
   * Of our own pages, which keep a secret, and the tokens to themselves. Its refresh tokens stay the same all day: two
   * requests of one person may ask at once what that person may.
   */
  private pages(address: string): UserPoolClient {
    return this.pool.addClient('Pages', {
      userPoolClientName: 'pages',
      generateSecret: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [
          OAuthScope.OPENID,
          OAuthScope.PROFILE,
          OAuthScope.EMAIL,
          ...this.scoped(Object.keys(scopes) as Scope[]),
        ],
        callbackUrls: [`${address}/signed-in`],
        logoutUrls: [`${address}/signed-out`],
      },
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.hours(9),
      ...asEveryClient,
    });
  }

  /** The pages of the sign-in are shown for a client once something is said of their looks. */
  private showPagesTo(clients: Record<string, UserPoolClient>): void {
    for (const [name, { userPoolClientId: clientId }] of Object.entries(clients)) {
      new CfnManagedLoginBranding(this, `${name}Pages`, {
        userPoolId: this.userPoolId,
        clientId,
        useCognitoProvidedValues: true,
      });
    }
  }

  private machine(name: string, client: Client): UserPoolClient {
    return this.pool.addClient(pascal(name), {
      userPoolClientName: name,
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: this.scoped(client.scopes) },
      accessTokenValidity: Duration.hours(1),
      ...asEveryClient,
    });
  }

  private scoped(names: readonly Scope[]): OAuthScope[] {
    return names.map((name) =>
      OAuthScope.resourceServer(
        this.resources,
        new ResourceServerScope({ scopeName: name.slice(server.length + 1), scopeDescription: scopes[name] }),
      ),
    );
  }
}

const asEveryClient = {
  // Signing in is on the pages of Cognito alone, and no password is ever given to a program.
  authFlows: { user: false, userPassword: false, userSrp: false, custom: false, adminUserPassword: false },
  enableTokenRevocation: true,
  preventUserExistenceErrors: true,
  supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
};

/** `case-system` as CloudFormation can have it in a name: `CaseSystem`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

function poolIn(scope: Construct, { deletionProtection }: Stage): UserPool {
  const pool = new UserPool(scope, 'Pool', {
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    // Length is what keeps a password; rules for its signs make people write it down (NIST SP 800-63B).
    passwordPolicy: {
      minLength: 15,
      requireLowercase: false,
      requireUppercase: false,
      requireDigits: false,
      requireSymbols: false,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection,
    removalPolicy: deletionProtection ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  });
  Validations.of(pool).acknowledge(
    {
      id: 'AwsSolutions-COG1',
      reason: 'A password has fifteen characters of any kind, and a second factor beside it.',
    },
    {
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan guesses at risk from the address; everybody here has a second factor, and nobody signs up by themselves.',
    },
  );
  return pool;
}
