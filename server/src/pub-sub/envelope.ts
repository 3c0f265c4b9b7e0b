import { EVENT_KINDS, type Topic, type TopicEvent } from './topics.js';

/** An event and where it was published. */
export type Published = readonly [topic: Topic, event: TopicEvent];

/*
 * What travels between processes: a line that names the sender, then a line for each event, its topic in front, so that a
 * process which nobody follows the topic at need not parse the rest.
 */

/** Packs what one process published at one moment. */
export function pack(from: string, published: readonly Published[]): string {
  return [from, ...published.map(([topic, event]) => `${topic} ${JSON.stringify(event)}`)].join('\n');
}

/**
 * The events of others in `text` on topics that are followed here. Whatever is not one is passed over: anybody may write to
 * a channel, and another version of the server may publish kinds that this one does not know.
 */
export function unpack(own: string, text: string, isFollowed: (topic: Topic) => boolean): Published[] {
  const [from, ...lines] = text.split('\n');
  if (from === own) return [];
  return lines.flatMap((line) => {
    const space = line.indexOf(' ');
    const topic = line.slice(0, space) as Topic;
    if (space < 1 || !isFollowed(topic)) return [];
    const event = eventOf(line.slice(space + 1));
    return event ? [[topic, event] as const] : [];
  });
}

function eventOf(json: string): TopicEvent | null {
  try {
    const event = JSON.parse(json) as { kind?: unknown } | null;
    return EVENT_KINDS.has(String(event?.kind)) ? (event as TopicEvent) : null;
  } catch {
    return null;
  }
}
