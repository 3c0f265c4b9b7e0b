import type { CSSProperties } from 'react';
import { isColour, textOn } from './contrast.rules';
import type { Site } from './operations';
import { drawingOf, type WidgetForm } from './widget-form.rules';

/** The widget as it will be, drawn: nothing in it can be used. */
export function WidgetPreview({ form, site }: { form: WidgetForm; site: Site }) {
  const accent = isColour(form.accent) ? form.accent.trim() : '#2450d3';
  const colours = { '--preview-accent': accent, '--preview-on-accent': textOn(accent) } as CSSProperties;
  const asked = [
    { id: 'name', label: 'Your name', rule: form.nameField },
    { id: 'email', label: 'Your e-mail', rule: form.emailField },
    ...form.questions.map(({ id, label, required }) => ({
      id,
      label: label || 'Your question',
      rule: required ? ('REQUIRED' as const) : ('OPTIONAL' as const),
    })),
  ];
  const drawing = drawingOf(site.widget, form.launcherIcon);
  const folded = asked.some(({ rule }) => rule === 'OPTIONAL');
  return (
    <figure className={`preview preview-${form.position.toLowerCase()}`} style={colours}>
      <figcaption className="field-label">Preview</figcaption>
      <div className="preview-panel" aria-hidden>
        <p className="preview-head">{site.name}</p>
        <p className="preview-greeting" dir="auto">
          {form.greetings[form.language || 'EN'] || 'How can we help?'}
        </p>
        {site.departments.map(({ id, name }) => (
          <p key={id} className="preview-field">
            {name}
          </p>
        ))}
        <p className="preview-field preview-message">Your message</p>
        {asked
          .filter(({ rule }) => rule === 'REQUIRED')
          .map(({ id, label }) => (
            <p key={id} className="preview-field" dir="auto">
              {label}
            </p>
          ))}
        {folded ? <p className="preview-more">Add more details</p> : null}
        {form.consentText ? (
          <p className="preview-consent" dir="auto">
            ☐ {form.consentText}
          </p>
        ) : null}
        <p className="preview-send">Send</p>
      </div>
      <p className="preview-launcher" aria-hidden>
        {drawing === null ? null : (
          <svg viewBox="0 0 24 24" width="26" height="26" fill="currentColor">
            <path d={drawing} />
          </svg>
        )}
        {form.launcherText.trim()}
      </p>
    </figure>
  );
}
