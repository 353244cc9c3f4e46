import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnRoute,
  type CfnStage,
  HttpApi as Gateway,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { scopes } from '../functions/scopes.ts';
import { type AtOnce, atOnceIn } from './at-once.ts';
import type { ServiceFunction } from './service-function.ts';
import type { SignIn } from './sign-in.ts';
import type { Stage } from './stages.ts';

/** How long the function may take: the gateway waits for no more than thirty seconds. */
export const apiTimeout = Duration.seconds(29);

/** What says nothing of any board, and is open to anybody. */
const open = ['/', '/healthz', '/reference', '/v1/openapi.json'];

/** What the gateway writes of each request: never a path, a header, a query or a body, in which a token or a cursor could be. */
const logged = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  client: '$context.authorizer.claims.client_id',
  subject: '$context.authorizer.claims.sub',
  ip: '$context.identity.sourceIp',
  refused: '$context.authorizer.error',
  error: '$context.integrationErrorMessage',
};

type Answering = {
  stage: Stage;
  signIn: SignIn;
  /** Answers everything. */
  api: ServiceFunction;
};

/** The HTTP API as the world reaches it: a gateway that lets through who has a token, and no more than it can bear. */
export class HttpApi extends Construct {
  readonly url: string;
  readonly gateway: Gateway;
  readonly log: LogGroup;
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.gateway = new Gateway(this, 'Gateway', {
      apiName: Stack.of(this).stackName,
      description: 'Matters Arising: the register of a board, over HTTP.',
      createDefaultStage: false,
    });
    this.url = this.gateway.apiEndpoint;
    this.log = new LogGroup(this, 'Log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.stage = this.stageOf(stage);
  }

  /** Has everything answered: apart from this, for who answers must know where the gateway is. */
  leadTo({ stage, signIn, api }: Answering): void {
    const integration = new HttpLambdaIntegration('Api', api.lambda, {
      timeout: apiTimeout,
      scopePermissionToRoute: false,
    });
    // Which of the scopes each thing takes, the function says, and whether the caller reaches the board.
    const programs = this.gateway.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.ANY],
      integration,
      authorizer: new HttpJwtAuthorizer('Tokens', signIn.issuer, { jwtAudience: signIn.audiences }),
      authorizationScopes: Object.keys(scopes),
    });
    const unauthorized = open.flatMap((path) =>
      this.gateway.addRoutes({ path, methods: [HttpMethod.GET, HttpMethod.HEAD], integration }),
    );
    // A browser asks beforehand, without a token, whether the page may ask at all.
    if (stage.origins.length > 0) {
      unauthorized.push(
        ...this.gateway.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.OPTIONS], integration }),
      );
    }
    for (const route of unauthorized) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'It says nothing of any board: how to use the API, that it is there, or which pages may ask.',
      });
    }
    // A browser has no token: the pages ask for a session themselves.
    const pagesOf = (...methods: HttpMethod[]) =>
      this.gateway.addRoutes({ path: '/{proxy+}', methods, integration });
    const pages = pagesOf(HttpMethod.GET);
    const forms = pagesOf(HttpMethod.HEAD, HttpMethod.POST);
    for (const route of [...pages, ...forms]) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'Pages are for whoever has a session, which the function asks for; signing in is for everybody.',
      });
    }
    const { throttle } = atOnceIn(stage);
    this.holdBack({
      open: [unauthorized, throttle.open],
      programs: [programs, throttle.programs],
      pages: [pages, throttle.pages],
      forms: [forms, throttle.forms],
    });
  }

  /** Of everybody together; each client’s, person’s and address’s own limit is counted by the function. What a route lets through belongs to the stage, which can only be made once the route is there. */
  private holdBack(
    limits: Record<keyof AtOnce['throttle'], readonly [readonly HttpRoute[], AtOnce['throttle']['open']]>,
  ): void {
    const stage = this.stage.node.defaultChild as CfnStage;
    const settings = Object.values(limits).flatMap(([routes, { rateLimit, burstLimit }]) =>
      routes.map((route) => {
        stage.node.addDependency(route);
        const { routeKey } = route.node.defaultChild as CfnRoute;
        return [routeKey, { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit }];
      }),
    );
    stage.routeSettings = Object.fromEntries(settings);
  }

  /** How many requests there were, how many were refused or failed, and what they took. */
  get metrics(): Record<'requests' | 'refused' | 'failed', IMetric> {
    const each = { period: Duration.hours(1), statistic: 'Sum' };
    return {
      requests: this.gateway.metricCount({ ...each, label: 'Requests' }),
      refused: this.gateway.metricClientError({ ...each, label: 'Refused' }),
      failed: this.gateway.metricServerError({ ...each, label: 'Failed' }),
    };
  }

  latency(statistic: 'p50' | 'p99'): IMetric {
    return this.gateway.metricLatency({ period: Duration.minutes(5), statistic, label: statistic });
  }

  private stageOf(stage: Stage): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      // Of a route for which nothing else is said, which there is none of.
      throttle: atOnceIn(stage).throttle.open,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
  }
}
