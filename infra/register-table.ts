import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { countersPartition } from '../functions/store/request-counter.ts';
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

/** What it is asked besides, of the counters of requests alone, and of the sessions of people alone. */
export type CountingAction = 'UpdateItem';
export type SessionAction = 'DeleteItem';

/** The one table, of register and ledger. It outlives the stack that made it, and so does its key. */
export class RegisterTable extends Construct {
  readonly tableName: string;
  private readonly table: TableV2;
  private readonly key: Key | undefined;

  constructor(scope: Construct, id: string, { deletionProtection, customerManagedKey }: Stage) {
    super(scope, id);
    this.key = customerManagedKey
      ? new Key(this, 'Key', {
          description: 'Encrypts the register and the ledger of Matters Arising.',
          enableKeyRotation: true,
          removalPolicy: RemovalPolicy.RETAIN,
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
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.tableName = this.table.tableName;
  }

  /** Lets `grantee` count the requests of each client, in a partition that holds no board. */
  allowCounting(grantee: IGrantable): void {
    this.allowIn(countersPartition, grantee, 'Counters', 'UpdateItem' satisfies CountingAction);
  }

  /** Lets `grantee` end sessions, in another; that it may read and write there, it may with all that it does on the table. */
  allowEndingSessions(grantee: IGrantable): void {
    this.allowIn(sessionsPartition, grantee, 'Sessions', 'DeleteItem' satisfies SessionAction);
  }

  private allowIn(
    partition: string,
    grantee: IGrantable,
    sid: string,
    action: CountingAction | SessionAction,
  ): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid,
        actions: [`dynamodb:${action}`],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [partition] } },
      }),
    );
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
