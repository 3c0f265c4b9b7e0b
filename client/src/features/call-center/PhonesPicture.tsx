import './phones-picture.css';

const PHONES = [30, 90, 150];

/** Three phones, ringing all together or one after the other. Decoration to the choice it stands in: the sentence says the same. */
export function PhonesPicture({ routing }: { routing: 'all' | 'in-turn' }) {
  return (
    <svg className={`phones phones-${routing}`} viewBox="0 0 180 72" width="180" height="72" aria-hidden>
      {PHONES.map((x, at) => (
        <g key={x} transform={`translate(${x} 38)`}>
          <g className={`phone phone-${at + 1}`}>
            <rect x="-12" y="-22" width="24" height="44" rx="5" className="phone-body" />
            <rect x="-8" y="-16" width="16" height="28" rx="2" className="phone-screen" />
            <circle cx="0" cy="17" r="1.5" className="phone-dot" />
          </g>
          <g className={`waves waves-${at + 1}`}>
            <path d="M -18 -8 a 12 12 0 0 0 0 16 M 18 -8 a 12 12 0 0 1 0 16" />
          </g>
        </g>
      ))}
    </svg>
  );
}
