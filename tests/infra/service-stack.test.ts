import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ServiceStack } from '../../infra/service-stack.ts';
import { type StageName, stages } from '../../infra/stages.ts';

const tables = (stage: StageName) => {
  const stack = new ServiceStack(new App(), 'matters-arising', stages[stage]);
  return Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable'));
};

describe('the table', () => {
  it('is one, with the keys and the one index that the store reads', () => {
    const [table, ...others] = tables('prod');
    expect(others).toEqual([]);
    expect(table).toMatchObject({
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'board', KeyType: 'HASH' },
          { AttributeName: 'entry', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'live',
            KeySchema: [
              { AttributeName: 'board', KeyType: 'HASH' },
              { AttributeName: 'live', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
    });
  });

  it.each([
    ['dev', false],
    ['prod', true],
  ] as const)(
    'of %s can be restored to any moment, outlives its stack, and is protected: %s',
    (stage, isProtected) => {
      const [table] = tables(stage);
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          Replicas: [
            {
              Region: 'eu-west-2',
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
              DeletionProtectionEnabled: isProtected,
            },
          ],
        },
      });
    },
  );
});
