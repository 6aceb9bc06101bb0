/**
 * Reads a JSON list of `{ file, text }` from standard input and sends each text, one object in YAML, through the
 * official client and back. Prints, as JSON, the files whose objects do not come back unchanged: the client drops
 * fields that it does not know. A program of its own, because the client is an ES module and takes a second to load.
 */
import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { dumpYaml, loadYaml } from '@kubernetes/client-node';
import { parse } from 'yaml';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const lost = JSON.parse(Buffer.concat(chunks).toString('utf8')).flatMap(({ file, text }) => {
  const before = parse(text);
  const after = parse(dumpYaml(loadYaml(text)));
  return isDeepStrictEqual(after, before) ? [] : [{ file, before, after }];
});

process.stdout.write(JSON.stringify(lost, null, 2));
