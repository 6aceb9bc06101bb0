import { BOOT_SCRIPT_TEMPLATE } from './boot-script.hbs';

/** What leads machines to matchbox. */
export interface BootScriptOptions {
  /** URL of matchbox as machines reach it; iPXE expands settings in it, such as `${next-server}`. */
  readonly url: string;
  /** Further labels of every machine, or others for those that iPXE tells; iPXE expands settings in values. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What iPXE tells of a machine, as matchbox' own script does. */
const LABELS = {
  uuid: '${uuid}',
  mac: '${mac:hexhyp}',
  domain: '${domain}',
  hostname: '${hostname}',
  serial: '${serial}',
  arch: '${buildarch}',
} as const;

/** The labels that every machine has. */
export const MACHINE_LABELS: readonly string[] = Object.keys(LABELS);

/**
 * The script that iPXE starts with: it asks for an address, then matchbox for what to boot. After some attempts it
 * says so, offers a shell, and gives the machine back to its firmware, which goes on to the next boot device.
 *
 * @throws Error for a URL that is none
 */
export function bootScript({ url, labels = {} }: BootScriptOptions): string {
  if (!/^https?:\/\/[^\s?#]+$/.test(url)) throw new Error(`${JSON.stringify(url)} is no URL of matchbox`);
  const query = Object.entries({ ...LABELS, ...labels })
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeValue(value)}`)
    .join('&');
  // Loaded here because it takes longer than everything else that a boot profile needs.
  const handlebars = require('handlebars') as typeof import('handlebars');
  const template = handlebars.compile(BOOT_SCRIPT_TEMPLATE, { noEscape: true, strict: true });
  return template({ url: url.replace(/\/+$/, ''), query, attempts: 5, pauseSeconds: 3, promptSeconds: 15 });
}

/** Encodes what is not for iPXE to expand. */
const encodeValue = (value: string): string =>
  value
    .split(/(\$\{[^{}\s]*\})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part)))
    .join('');
