import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { sessionsPartition } from '../functions/store/sessions.ts';
import { liveIndex, tableKeys, timeToLive } from '../functions/store/table.ts';
import type { Stage } from './stages.ts';

const keys = ({ partition, sort }: { partition: string; sort: string }) => ({
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.STRING },
});

/**
 * What the store asks of DynamoDB, and all that it asks of a board's things: nothing is ever scanned, updated in part or
 * deleted.
 */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'Query';

/** What it is asked besides, of the sessions of people alone. */
export type SessionAction = 'DeleteItem';

/** The one table, of register and ledger. It outlives the stack that made it, and so does its key. */
export class RegisterTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;
  private readonly table: TableV2;
  private readonly key: Key | undefined;

  constructor(scope: Construct, id: string, { deletionProtection, customerManagedKey }: Stage) {
    super(scope, id);
    this.key = customerManagedKey
      ? new Key(this, 'Key', {
          description: 'Encrypts the register and the ledger of Matters Arising.',
          enableKeyRotation: true,
          removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        })
      : undefined;
    this.table = new TableV2(this, 'Table', {
      ...keys(tableKeys),
      globalSecondaryIndexes: [{ indexName: liveIndex.name, ...keys(liveIndex) }],
      billing: Billing.onDemand(),
      timeToLiveAttribute: timeToLive,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(this.key && { encryption: TableEncryptionV2.customerManagedKey(this.key) }),
      deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.tableName = this.table.tableName;
    this.tableArn = this.table.tableArn;
  }

  /** Lets `grantee` end sessions, in a partition that holds no board; that it may read and write there, it may with all that it does on the table. */
  allowEndingSessions(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'Sessions',
        actions: [`dynamodb:${'DeleteItem' satisfies SessionAction}`],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [sessionsPartition] } },
      }),
    );
  }

  /**
   * Lets `grantee` restore it beside itself or in its own place, take back from there what was damaged, and take away what was
   * restored beside it, as docs/restore.md does it. DynamoDB asks whether who restores may write what is restored.
   */
  allowRestoring(grantee: IGrantable & IConstruct): void {
    const { tableArn } = this.table;
    const restored = Stack.of(this).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: 'restored',
    });
    const tables = [tableArn, restored];
    const may = (sid: string, names: readonly string[], resources: string[]): void => {
      const actions = names.map((name) => `dynamodb:${name}`);
      grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ sid, actions, resources }));
    };
    may(
      'Restore',
      [
        ...['CreateBackup', 'DescribeContinuousBackups', 'DescribeTable', 'RestoreTableToPointInTime'],
        ...['RestoreTableFromBackup', 'UpdateContinuousBackups', 'UpdateTable'],
        ...['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'],
      ],
      [...tables, ...tables.map((table) => `${table}/index/${liveIndex.name}`)],
    );
    may('Backups', ['DeleteBackup', 'DescribeBackup', 'RestoreTableFromBackup'], [`${tableArn}/backup/*`]);
    may('EndRestored', ['DeleteTable'], [restored]);
    if (this.key) {
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({
          sid: 'RestoreKey',
          actions: [
            'kms:CreateGrant',
            'kms:Decrypt',
            'kms:DescribeKey',
            'kms:Encrypt',
            'kms:GenerateDataKey',
          ],
          resources: [this.key.keyArn],
          conditions: {
            StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` },
          },
        }),
      );
    }
    const { 'Fn::GetAtt': [name] = [] } = Stack.of(this).resolve(tableArn);
    Validations.of(grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/backup/*]`,
      reason: 'A backup has its name from AWS, and is of this table.',
    });
  }

  /** Lets `grantee` do `actions` on the table; and read its index, where `Query` is one of them. */
  allow(grantee: IGrantable, actions: readonly TableAction[]): void {
    const principal = grantee.grantPrincipal;
    principal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'Table',
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.table.tableArn],
      }),
    );
    if (actions.includes('Query')) {
      principal.addToPrincipalPolicy(
        new PolicyStatement({
          sid: 'LiveIndex',
          actions: ['dynamodb:Query'],
          resources: [`${this.table.tableArn}/index/${liveIndex.name}`],
        }),
      );
    }
    if (this.key) {
      principal.addToPrincipalPolicy(
        new PolicyStatement({
          sid: 'TableKey',
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [this.key.keyArn],
          conditions: {
            StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` },
          },
        }),
      );
    }
  }
}
