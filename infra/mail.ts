import { Stack, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IConstruct } from 'constructs';
import { isInSandbox, type Stage } from './stages.ts';
import type { WorkQueue } from './work-queue.ts';

/** What SES is to tell of every mail. That somebody opened one is theirs to know, and a rewritten link looks like fraud. */
const told = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
];

/** SES for the stage's domain: signed, encrypted on its way, and every mail's end told to a topic. */
export class Mail extends Construct {
  readonly configurationSetName: string;
  readonly events: Topic;
  private readonly from: string;
  private readonly arns: string[];
  private readonly isInSandbox: boolean;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const { mailFrom, mailDomain } = stage;
    this.from = mailFrom;
    this.isInSandbox = isInSandbox(stage);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: Stack.of(this).stackName,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    this.events = new Topic(this, 'Events', { enforceSSL: true });
    configurationSet.addEventDestination('ToEvents', {
      destination: EventDestination.snsTopic(this.events),
      events: told,
    });
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(mailDomain),
      configurationSet,
      dkimSigning: true,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: `bounce.${mailDomain}`,
      // A mail with the bounce address of SES is better than none.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      feedbackForwarding: false,
    });
    this.arns = [
      identity.emailIdentityArn,
      Stack.of(this).formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: configurationSet.configurationSetName,
      }),
    ];
  }

  /**
   * Lets `grantee` send, from our address, on our identity and configuration set. In its sandbox SES asks whether that may
   * be on the identities of the recipients as well, which were verified by hand.
   */
  allowSending(grantee: IGrantable & IConstruct): void {
    const conditions = { StringEquals: { 'ses:FromAddress': this.from } };
    const actions = ['ses:SendRawEmail'];
    const principal = grantee.grantPrincipal;
    principal.addToPrincipalPolicy(
      new PolicyStatement({ sid: 'Mail', actions, resources: this.arns, conditions }),
    );
    if (!this.isInSandbox) return;
    const verified = Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' });
    principal.addToPrincipalPolicy(
      new PolicyStatement({ sid: 'MailInSandbox', actions, resources: [verified], conditions }),
    );
    const { region } = Stack.of(this);
    Validations.of(grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:${region}:<AWS::AccountId>:identity/*]`,
      reason:
        'It is the identity of whoever is written to while the account is in the sandbox, from our address alone.',
    });
  }

  /** Lets `grantee` ask how many mails a second the account may send. */
  allowAskingRate(grantee: IGrantable & IConstruct): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ sid: 'MailRate', actions: ['ses:GetSendQuota'], resources: ['*'] }),
    );
    Validations.of(grantee).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The quota is the account’s: ses:GetSendQuota takes only *.',
    });
  }

  /** Every event goes to `queue` as SES wrote it. */
  tell({ queue, deadLetters }: WorkQueue): void {
    this.events.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: deadLetters }),
    );
  }
}
