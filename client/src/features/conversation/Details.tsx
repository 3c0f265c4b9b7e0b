import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/IconButton';
import { safeUrl } from '../../lib/links';
import { compactTime } from '../../lib/time';
import type { ChatOverview } from '../../lib/chat-fragments';
import { RingTimeline } from './RingTimeline';
import './details.css';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Page({ url }: { url: string }) {
  const safe = safeUrl(url);
  if (safe === null) return <>{url}</>;
  return (
    <a href={safe.href} target="_blank" rel="noopener noreferrer nofollow">
      {safe.host}
      {safe.pathname === '/' ? '' : safe.pathname}
    </a>
  );
}

/** Who the visitor is, where they ask from, and which phones rang for them. */
export function Details({ chat, onClose }: { chat: ChatOverview; onClose: () => void }) {
  const { visitor } = chat;
  return (
    <aside className="details" aria-label="Visitor details">
      <header className="details-head">
        <h2>{visitor.name ?? 'Visitor'}</h2>
        <IconButton label="Close details" onClick={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      <dl>
        <Fact name="E-mail">
          {visitor.email ? <a href={`mailto:${encodeURIComponent(visitor.email)}`}>{visitor.email}</a> : 'Not given'}
        </Fact>
        {visitor.phone ? (
          <Fact name="Phone">
            <a href={`tel:${visitor.phone.replace(/[^+\d]/g, '')}`}>{visitor.phone}</a>
          </Fact>
        ) : null}
        {(visitor.answers ?? []).map(({ question, text }) => (
          <Fact key={question} name={question}>
            {text}
          </Fact>
        ))}
        <Fact name="Page">{chat.pageUrl ? <Page url={chat.pageUrl} /> : 'Not known'}</Fact>
        <Fact name="Department">{chat.department.name}</Fact>
        {chat.site ? <Fact name="Site">{chat.site.name}</Fact> : null}
        <Fact name="Asked">{compactTime(chat.createdAt)}</Fact>
        {chat.acceptedAt ? (
          <Fact name="Answered">
            {compactTime(chat.acceptedAt)}
            {chat.operator ? `, by ${chat.operator.name}` : ''}
            {chat.channel === 'MOBILE' ? ' on a phone' : ''}
          </Fact>
        ) : null}
        {chat.endedAt ? <Fact name="Over">{compactTime(chat.endedAt)}</Fact> : null}
        {visitor.consentedAt ? <Fact name="Agreed">{compactTime(visitor.consentedAt)}</Fact> : null}
        {chat.rating ? (
          <Fact name="Rating">
            {chat.rating.score} of 5
            {chat.rating.comment ? <q className="details-comment">{chat.rating.comment}</q> : null}
          </Fact>
        ) : null}
        <Fact name="Transcript">{chat.transcriptMailed ? 'Mailed to the department at the end' : 'Not mailed'}</Fact>
      </dl>
      <RingTimeline chat={chat} />
    </aside>
  );
}
