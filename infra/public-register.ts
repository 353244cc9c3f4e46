import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { publishEnvironment } from '../functions/environment.ts';
import { recordName } from '../functions/store/public-bucket.ts';
import type { RegisterTable } from './register-table.ts';
import { ServiceFunction } from './service-function.ts';
import type { PublicRegisterStage, Stage } from './stages.ts';

const timeout = Duration.minutes(5);
const memorySize = 512;

/** Nothing runs on these pages, and nothing is loaded but their own style sheet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "object-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Parts = { stage: Stage; table: RegisterTable; served: PublicRegisterStage };

/**
 * The public register: a bucket closed to everybody, what serves it to everybody, and the function that writes into it what
 * was looked at. It can read the register, and change nothing in it.
 */
export class PublicRegister extends Construct {
  readonly writer: ServiceFunction<z.input<typeof publishEnvironment>>;

  constructor(scope: Construct, id: string, { stage, table, served }: Parts) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // No earlier version is kept: what is held back is to be nowhere.
      versioned: false,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'What is in it is public; who reads it is nobody’s business.',
    });
    const distribution = this.serve(bucket, served);
    const { domain } = served;
    this.writer = new ServiceFunction<z.input<typeof publishEnvironment>>(this, 'Publish', {
      stage,
      entry: 'publish',
      environment: {
        MATTERS_TABLE: table.tableName,
        MATTERS_PUBLIC_BUCKET: bucket.bucketName,
        MATTERS_PUBLIC_ADDRESS: `https://${domain}`,
      },
      timeout,
      memorySize,
    });
    table.allow(this.writer, ['GetItem', 'Query']);
    this.allowWriting(bucket);
    new CfnOutput(this, 'PublicDomainName', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'PublicWriterName', { value: this.writer.lambda.functionName });
  }

  private serve(bucket: Bucket, { domain, certificateArn }: PublicRegisterStage): Distribution {
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${Stack.of(this).stackName}-public-register`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: `The public register of ${Stack.of(this).stackName}`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        compress: true,
      },
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'A public register is for the public, wherever it is.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'It serves files that do not change at anybody’s asking, and runs nothing.',
      },
      { id: 'AwsSolutions-CFR3', reason: 'Who reads a public register is nobody’s business.' },
    );
    return distribution;
  }

  private allowWriting(bucket: Bucket): void {
    this.writer.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'PublicRegister',
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [`${bucket.bucketArn}/*`],
      }),
    );
    this.writer.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        // By which it is told of a board’s record that it is not there.
        sid: 'WhetherThereAreAny',
        actions: ['s3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `*/${recordName}` } },
      }),
    );
    const { Ref: name } = Stack.of(this).resolve(bucket.bucketName);
    Validations.of(this.writer).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/*]`,
      reason: 'Every board’s register lies there, each under its board.',
    });
  }
}
