import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage, type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  type IGrantable,
  type IPrincipal,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as Lambda,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundle, type Entry } from './bundle.ts';
import { serviceName } from './metrics.ts';
import type { Stage } from './stages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

type ServiceFunctionProps<Variables extends Environment> = {
  stage: Stage;
  /** `functions/ENTRY.ts`, which exports `handler`. */
  entry: Entry;
  /** What the function's own schema asks for, so that a missing variable does not compile. */
  environment: Variables;
  timeout: Duration;
  memorySize: number;
  /** So many may always run, whatever else does, and no more; none are kept for it where left out. */
  reserved?: number | undefined;
};

const source = fileURLToPath(new URL('../functions', import.meta.url));

/** Made by esbuild in this process: no container is ever started. */
function code(entry: Entry): Code {
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      // CDK tells assets of one folder apart by this alone.
      command: [entry],
      local: {
        tryBundle: (outdir) => {
          bundle(entry, outdir);
          return true;
        },
      },
    },
  });
}

/** A function of the service, with a role and a log of its own. */
export class ServiceFunction<Variables extends Environment = Environment>
  extends Construct
  implements IGrantable
{
  readonly lambda: Lambda;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Variables>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const role = roleWritingTo(this, logGroup, props.stage);
    this.grantPrincipal = role;
    this.lambda = new Lambda(this, 'Function', {
      code: code(props.entry),
      handler: 'functions/index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      ...(props.reserved !== undefined && { reservedConcurrentExecutions: props.reserved }),
      ...(props.stage.traced && { tracing: Tracing.ACTIVE }),
      role,
      logGroup,
      environment: {
        ...withoutMissing(props.environment),
        POWERTOOLS_SERVICE_NAME: serviceName(this),
      },
    });
  }

  /** Has the calls for which nobody waits, once they broke off three times, lie on `queue`. */
  leavesFailuresTo({ queueArn }: IQueue): void {
    const { cfn } = this;
    if (cfn.deadLetterConfig !== undefined) return;
    cfn.deadLetterConfig = { targetArn: queueArn };
    this.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ sid: 'FailedCalls', actions: ['sqs:SendMessage'], resources: [queueArn] }),
    );
  }

  private get cfn(): CfnFunction {
    return this.lambda.node.defaultChild as CfnFunction;
  }
}

const withoutMissing = (variables: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

function roleWritingTo(scope: Construct, logGroup: LogGroup, { traced }: Stage): Role {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${scope.node.id} of ${Stack.of(scope).stackName} may do`,
  });
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Log',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  );
  if (traced) {
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray knows no resources: xray:PutTraceSegments and xray:PutTelemetryRecords take only *.',
    });
  }
  return role;
}
