import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { liveIndex, tableKeys } from '../functions/store/table.ts';
import type { Stage } from './stages.ts';

const keys = ({ partition, sort }: { partition: string; sort: string }) => ({
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.STRING },
});

/** Everything the service stands on in one account and region: the table, so far. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { region, deletionProtection }: Stage) {
    super(scope, id, { env: { region } });

    new TableV2(this, 'Table', {
      ...keys(tableKeys),
      globalSecondaryIndexes: [{ indexName: liveIndex.name, ...keys(liveIndex) }],
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection,
      // A register outlives the stack that made it.
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
