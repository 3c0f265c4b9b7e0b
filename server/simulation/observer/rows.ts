/* The rows as they lie in the tables, read past the product's code; instants in milliseconds since 1970. */

export interface ChatRow {
  id: string;
  department_id: string;
  visitor_id: string;
  operator_id: string | null;
  status: 'WAITING' | 'ACTIVE' | 'ENDED' | 'MISSED' | 'ABANDONED';
  channel: 'CONSOLE' | 'MOBILE' | null;
  last_seq: number;
  round: number;
  assignment: number;
  call_routing: 'RING_ALL' | 'ROUND_ROBIN';
  ring_timeout_seconds: number;
  maximum_wait_seconds: number;
  overflow_after_seconds: number | null;
  second_pass: number;
  created_at: number;
  waiting_since: number;
  waiting_until: number;
  accepted_at: number | null;
  ended_at: number | null;
  ended_by: 'VISITOR' | 'OPERATOR' | 'SYSTEM' | null;
  vanished_operator_id: string | null;
  transfer_department_id: string | null;
  transfer_operator_id: string | null;
  rings_until: number | null;
  transfer_ended_at: number | null;
  visitor_seen_at: number;
  operator_seen_at: number | null;
}

export interface RingRow {
  id: string;
  chat_id: string;
  department_id: string;
  operator_id: string;
  purpose: 'REQUEST' | 'RESUME' | 'TRANSFER';
  round: number;
  pass: number;
  status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'TIMED_OUT' | 'RESCINDED' | 'FAILED';
  phone_number: string;
  dead: number;
  turn: number;
  created_at: number;
  rings_until: number;
}

export type SmsState =
  'QUEUED' | 'SENDING' | 'UNKNOWN' | 'SENT' | 'BUFFERED' | 'EXPIRED' | 'FAILED' | 'DELIVERED' | 'CANCELLED';

export interface SmsRow {
  id: string;
  purpose: 'RING' | 'VERIFICATION' | 'TEST';
  ring_id: string | null;
  operator_id: string;
  recipient: string;
  status: SmsState;
  attempts: number;
  next_attempt_at: number;
  expires_at: number;
}

export interface OperatorRow {
  id: string;
  name: string;
  active: number;
  availability: 'ACCEPTING' | 'AWAY';
  availability_since: number;
}

export interface MobileChatRow {
  operator_id: string;
  mode: 'ON' | 'OFF' | 'BASED_ON_SCHEDULE';
  phone_number: string | null;
  verified_at: number | null;
  verified_provider: string | null;
  stopped_at: number | null;
  time_zone: string;
  /** JSON. */
  shifts: string;
  snoozed_until: number | null;
}

export interface LeaseRow {
  id: string;
  operator_id: string;
  opened_at: number;
  lost_at: number | null;
  expires_at: number;
}

export interface MessageRow {
  id: string;
  chat_id: string;
  seq: number;
  author: 'VISITOR' | 'OPERATOR' | 'SYSTEM';
  author_id: string | null;
  body: string;
  client_message_id: string | null;
  created_at: number;
}

export interface DeadlineRow {
  id: string;
  chat_id: string;
  kind: string;
  due_at: number;
}

export interface MembershipRow {
  department_id: string;
  operator_id: string;
}

export interface OrganizationRow {
  id: string;
  mobile_capacity: number;
  away_logs_out_minutes: number | null;
}

export interface VisitorRow {
  id: string;
  key_hash: string | null;
}
