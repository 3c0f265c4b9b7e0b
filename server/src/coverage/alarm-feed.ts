import type { OperatorCaller } from '../access/caller.js';
import { Feed } from '../pub-sub/feed.js';
import { departmentTopic, organizationTopic, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { readAlarms, type RaisedAlarm } from './alarms.queries.js';

/** The alarms that ring now, all of them, at first and whenever they change. */
export function openAlarmFeed(
  services: Services,
  caller: OperatorCaller,
  onOverflow: () => void,
): AsyncIterableIterator<RaisedAlarm[]> {
  let told = '';
  const read = async (): Promise<RaisedAlarm[][]> => {
    const alarms = await readAlarms(services, caller);
    const seen = JSON.stringify(alarms);
    if (seen === told) return [];
    told = seen;
    return [alarms];
  };
  const topics =
    caller.role === Role.ADMINISTRATOR
      ? [organizationTopic(caller.organizationId)]
      : caller.departmentIds.map(departmentTopic);
  return new Feed<TopicEvent, RaisedAlarm[]>(services.pubSub.open(topics, onOverflow), read, ({ kind }) =>
    kind === 'COVERAGE_ALARM' || kind === 'CHECK' ? read() : Promise.resolve([]),
  );
}
