import type { ReactNode } from 'react';
import './page.css';

interface PageProps {
  title: string;
  intro?: ReactNode;
  /** What can be done with the page as a whole, beside its title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page of settings: a title, a sentence on what it is for, and its parts. */
export function Page({ title, intro, action, children }: PageProps) {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro ? <p className="soft">{intro}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Things of one kind, a line each. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>;
}

/** One thing: its name, what there is to know, and what can be done with it. */
export function Row({
  title,
  about,
  actions,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="row">
      <div className="row-main">
        <h2>{title}</h2>
        {about ? <div className="faint small">{about}</div> : null}
        {children}
      </div>
      {actions ? <div className="row-actions">{actions}</div> : null}
    </li>
  );
}
