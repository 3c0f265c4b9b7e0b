/** @jsxImportSource preact */
import { Flame } from './art';
import { PRODUCTS } from './products';

declare global {
  interface Window {
    /** The widget's own global: a shop's buttons may open the chat too. */
    Ringdown?: { open(): void; close(): void };
  }
}

const ask = (): void => window.Ringdown?.open();

/** A small shop, as a customer's website would look: the widget on it is the real one. */
export function Shop() {
  return (
    <section class="shop" id="shop" aria-label="The shop">
      <p class="window-bar" aria-hidden="true">
        <i />
        <i />
        <i />
        <span>emberandoak.example</span>
      </p>
      <div class="shop-page">
        <header class="shop-head">
          <p class="shop-name">
            <Flame /> Ember &amp; Oak
          </p>
          <nav aria-label="Shop">
            <a href="#shop-products">Heating</a>
            <a href="#shop-service">Service</a>
          </nav>
        </header>
        <Hero />
        <Products />
        <Service />
      </div>
    </section>
  );
}

function Hero() {
  return (
    <div class="hero">
      <div>
        <h2>A warm house by Friday.</h2>
        <p>Boilers, heat pumps and radiators, fitted by people who pick up the phone.</p>
        <button type="button" class="shop-button" onClick={ask}>
          Ask us anything
        </button>
      </div>
      <HeroArt />
    </div>
  );
}

function Products() {
  return (
    <div class="products" id="shop-products">
      <h3>In the shop this week</h3>
      <ul>
        {PRODUCTS.map(({ name, about, price, Art }) => (
          <li key={name}>
            <Art />
            <h4>{name}</h4>
            <p>{about}</p>
            <p class="price">{price}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Service() {
  return (
    <div class="service" id="shop-service">
      <h3>Something dripping, knocking or cold?</h3>
      <p>Our engineers repair every make of boiler, usually the same day. A yearly check is €89.</p>
      <p class="opening">Open Monday to Saturday, 8:00 to 18:00. Kiln Street 12, Amsterdam.</p>
    </div>
  );
}

/** A house in the evening, its windows lit. */
function HeroArt() {
  return (
    <svg class="hero-art" viewBox="0 0 220 180" aria-hidden="true">
      <circle cx="176" cy="40" r="20" class="moon" />
      <path class="hill" d="M0 150c40-26 80-30 120-16s70 6 100-10v56H0z" />
      <path class="wall" d="M52 84h92v76H52z" />
      <path class="roof" d="M40 88 98 38l58 50z" />
      <path class="chimney" d="M122 40h14v30l-14-12z" />
      <path class="smoke" d="M129 34c-6-8 6-10 0-20" />
      <path class="lit" d="M64 98h22v22H64zM110 98h22v22h-22zM88 130h20v30H88z" />
      <path class="bars" d="M75 98v22M64 109h22M121 98v22M110 109h22" />
      <path class="tree" d="M182 160v-18M182 88l-20 34h10l-14 24h48l-14-24h10z" />
    </svg>
  );
}
