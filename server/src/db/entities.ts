import { ApiKey } from '../access/api-key.entity.js';
import { ChatToken } from '../access/chat-token.entity.js';
import { OperatorSession } from '../access/operator-session.entity.js';
import { CannedResponse } from '../canned-responses/canned-response.entity.js';
import { Chat } from '../chat/chat.entity.js';
import { Deadline } from '../chat/deadline.entity.js';
import { Message } from '../chat/message.entity.js';
import { OfflineMessage } from '../offline-messages/offline-message.entity.js';
import { CoverageAlarm } from '../coverage/coverage-alarm.entity.js';
import { SimulatedSms } from '../demo/simulated-sms.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { Department } from '../departments/department.entity.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { PhoneVerificationCode } from '../mobile-chat/phone-verification.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { ConsoleLease } from '../presence/console-lease.entity.js';
import { RingEvent } from '../rings/ring-event.entity.js';
import { RingLink } from '../rings/ring-link.entity.js';
import { Ring } from '../rings/ring.entity.js';
import { RoutingNote } from '../routing/routing-note.entity.js';
import { SiteDepartment } from '../sites/site-department.entity.js';
import { Site } from '../sites/site.entity.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { Visitor } from '../visitors/visitor.entity.js';

/** Every table of the product. */
export const entities = [
  Organization,
  Department,
  DepartmentOperator,
  Operator,
  MobileChatSettings,
  PhoneVerificationCode,
  Site,
  SiteDepartment,
  Visitor,
  Chat,
  Message,
  Deadline,
  Ring,
  RingLink,
  RingEvent,
  RoutingNote,
  CoverageAlarm,
  SmsMessage,
  MailMessage,
  CannedResponse,
  OfflineMessage,
  ConsoleLease,
  OperatorSession,
  ApiKey,
  ChatToken,
  SimulatedSms,
];
