import type { NonEmptyArray } from 'type-graphql';
import { AccessResolver } from '../access/access.resolver.js';
import { CannedResponseResolver } from '../canned-responses/canned-response.resolver.js';
import { ChatFieldsResolver, MessageFieldsResolver } from '../chat/chat-fields.resolver.js';
import { VisitorWishesResolver } from '../chat/visitor-wishes.resolver.js';
import { ChatResolver } from '../chat/chat.resolver.js';
import { OfflineMessageResolver } from '../offline-messages/offline-message.resolver.js';
import { CoverageAlarmResolver, CoverageResolver, CoverageSpanResolver } from '../coverage/coverage.resolver.js';
import { DepartmentResolver } from '../departments/department.resolver.js';
import { DemoResolver } from '../demo/demo.resolver.js';
import { MobileChatResolver } from '../mobile-chat/mobile-chat.resolver.js';
import { SimulatedTextsResolver } from '../mobile-chat/simulated-texts.resolver.js';
import { OperatorResolver } from '../operators/operator.resolver.js';
import { OrganizationResolver } from '../organizations/organization.resolver.js';
import { PresenceResolver } from '../presence/presence.resolver.js';
import { RingResolver } from '../rings/ring.resolver.js';
import { RingSnoozeResolver } from '../rings/ring-snooze.resolver.js';
import { RoutingNoteResolver, RoutingReasonResolver, RoutingResolver } from '../routing/routing.resolver.js';
import { SiteResolver } from '../sites/site.resolver.js';
import { WidgetSettingsResolver } from '../sites/widget-settings.resolver.js';

/** Every resolver of the schema. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccessResolver,
  OrganizationResolver,
  DepartmentResolver,
  OperatorResolver,
  SiteResolver,
  WidgetSettingsResolver,
  ChatResolver,
  VisitorWishesResolver,
  ChatFieldsResolver,
  MessageFieldsResolver,
  CannedResponseResolver,
  OfflineMessageResolver,
  RingResolver,
  RingSnoozeResolver,
  RoutingResolver,
  RoutingReasonResolver,
  RoutingNoteResolver,
  CoverageResolver,
  CoverageSpanResolver,
  CoverageAlarmResolver,
  PresenceResolver,
  MobileChatResolver,
  SimulatedTextsResolver,
  DemoResolver,
];
