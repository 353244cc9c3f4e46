import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { emulatorAt } from './emulator/context.ts';
import type { Stage } from './stages.ts';

/** For so many days a file is kept that somebody sent from a page and never had read. */
const keepsUnreadFor = 7;

/**
 * Where notes lie that were uploaded to be read: closed to everybody but those who answer and who read, and to a form that
 * the first signed; emptied in time.
 */
export class PapersBucket extends Construct {
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { keepsUploadsFor }: Stage) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(keepsUploadsFor),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        {
          prefix: 'uploads/',
          expiration: Duration.days(keepsUnreadFor),
          noncurrentVersionExpiration: Duration.days(keepsUnreadFor),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only the API reads and writes it, by name; the history of the board says who had it do so.',
    });
  }

  get bucketName(): string {
    return this.bucket.bucketName;
  }

  /** Where a form leads that sends a file there. */
  get address(): string {
    const emulator = emulatorAt(this);
    return emulator === undefined
      ? `https://${this.bucket.bucketRegionalDomainName}`
      : `${emulator}/${this.bucketName}`;
  }

  /** Lets `keeper` put notes of any board there, get them again and take them away, and nothing else. */
  allowKeeping(keeper: IGrantable & IConstruct): void {
    const kept = ['notes', 'uploads'];
    keeper.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'Notes',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: kept.map((folder) => `${this.bucket.bucketArn}/${folder}/*`),
      }),
    );
    keeper.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        // By which it is told, too, of a name that it is not there.
        sid: 'WhetherThereAreAny',
        actions: ['s3:ListBucket'],
        resources: [this.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': kept.map((folder) => `${folder}/*`) } },
      }),
    );
    const { Ref: name } = Stack.of(this).resolve(this.bucket.bucketName);
    for (const folder of kept) {
      Validations.of(keeper).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/${folder}/*]`,
        reason: 'Notes of every board lie there, each under its board and a name of its own.',
      });
    }
  }
}
