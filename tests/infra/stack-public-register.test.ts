import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { stages } from '../../infra/stages.ts';
import { allowed, ofType, stageNames, statementsOf, templateOf, templateWith, theOne } from './a-stack.ts';

const served = {
  domain: 'register.wealdshire-pcc.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef',
};
const template = templateWith({ publicRegister: served });

const distributionOf = () => {
  const [, { Properties }] = theOne(template, 'AWS::CloudFront::Distribution', 'Public');
  return z.looseObject({ DistributionConfig: z.looseObject({}) }).parse(Properties).DistributionConfig;
};

describe('the public register', () => {
  it.each(stageNames)('is not there unless a stage asks for it: %s does not', (name) => {
    expect(stages[name].publicRegister).toBeNull();
    expect(ofType(templateOf(name), 'AWS::CloudFront::Distribution')).toEqual({});
    expect(Object.keys(templateOf(name).Resources).filter((id) => id.startsWith('Public'))).toEqual([]);
  });

  it('lies in a bucket that is closed to everybody, keeps no earlier version, and outlives the stack', () => {
    const [, bucket] = theOne(template, 'AWS::S3::Bucket', 'Public');
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(bucket.Properties).not.toHaveProperty('VersioningConfiguration');
    expect(bucket).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate' });
  });

  it('is read from there by CloudFront’s own distribution alone, and over TLS alone', () => {
    const [, policy] = theOne(template, 'AWS::S3::BucketPolicy', 'Public');
    const statements = statementsOf(policy);
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Action: ['s3:GetObject'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      },
    ]);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Action: ['s3:*'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    const [, { Properties }] = theOne(template, 'AWS::CloudFront::OriginAccessControl', 'Public');
    expect(Properties).toMatchObject({ OriginAccessControlConfig: { SigningBehavior: 'always' } });
  });

  it('is served over HTTPS alone, at the stage’s own name, and only to be read', () => {
    expect(distributionOf()).toMatchObject({
      Aliases: [served.domain],
      ViewerCertificate: {
        AcmCertificateArn: served.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      DefaultCacheBehavior: {
        AllowedMethods: ['GET', 'HEAD'],
        ViewerProtocolPolicy: 'redirect-to-https',
        ResponseHeadersPolicyId: { Ref: expect.stringMatching(/^PublicHeaders/) },
      },
    });
  });

  it('has the headers of pages on which nothing runs', () => {
    const [, { Properties }] = theOne(template, 'AWS::CloudFront::ResponseHeadersPolicy', 'Public');
    expect(Properties).toMatchObject({
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy:
              "default-src 'none'; style-src 'self'; object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY' },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true },
        },
      },
    });
  });

  it('is written by a function that changes nothing in the register, and deletes nothing', () => {
    const actions = [...new Set(allowed(template, 'PublicPublish').flatMap(({ Action }) => Action))].sort();
    expect(actions).toEqual([
      ...['dynamodb:GetItem', 'dynamodb:Query', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      ...['s3:GetObject', 's3:ListBucket', 's3:PutObject', 'sqs:SendMessage'],
    ]);
  });

  it('is written every day in London time, and rings where it is not', () => {
    const [, { Properties }] = theOne(template, 'AWS::Scheduler::Schedule', 'SchedulesPublishing');
    expect(Properties).toMatchObject({
      ScheduleExpression: 'cron(15 7-20 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    });
    const [, failedCalls] = theOne(template, 'AWS::CloudWatch::Alarm', 'AlarmsFailedCalls');
    expect(failedCalls.Properties['AlarmDescription']).toContain('the public register stays as it was');
    const [, publish] = theOne(template, 'AWS::Lambda::Function', 'PublicPublish');
    const [deadLetters] = theOne(template, 'AWS::SQS::Queue', 'Schedules');
    expect(publish.Properties['DeadLetterConfig']).toEqual({
      TargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] },
    });
  });
});
