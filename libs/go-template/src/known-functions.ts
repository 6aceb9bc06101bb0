/**
 * Names of functions that a template of an ApplicationSet may call: those of Go that are not built in here, of sprig 3,
 * and of Argo CD. One that is not known here either is refused by name, and not taken for a mistake.
 *
 * @see https://masterminds.github.io/sprig/
 */
export const KNOWN_FUNCTION_NAMES: ReadonlySet<string> = new Set(
  `
    abbrev abbrevboth add add1 add1f addf adler32sum ago
    all any append atoi b32dec b32enc b64dec b64enc
    base bcrypt biggest buildCustomCert call camelcase cat ceil
    chunk clean coalesce compact concat contains date dateInZone
    dateModify date_in_zone date_modify decryptAES deepCopy deepEqual default derivePassword
    dict dig dir div divf duration durationRound empty
    encryptAES env expandenv ext fail first float64 floor
    fromJson fromYaml fromYamlArray genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey
    genSignedCert genSignedCertWithKey get getHostByName has hasKey hasPrefix hasSuffix
    hello html htmlDate htmlDateInZone htpasswd indent initial initials
    int int64 isAbs join js kebabcase keys kindIs
    kindOf last list lower max maxf merge mergeOverwrite
    min minf mod mul mulf mustAppend mustChunk mustCompact
    mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge
    mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral
    mustRegexSplit mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson
    mustUniq mustWithout must_date_modify nindent normalize nospace now omit
    osBase osClean osDir osExt osIsAbs pick pluck plural
    prepend push quote randAlpha randAlphaNum randAscii randBytes randInt
    randNumeric regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit
    repeat replace rest reverse round semver semverCompare seq
    set sha1sum sha256sum sha512sum shuffle slice slugify snakecase
    sortAlpha split splitList splitn squote sub subf substr
    swapcase ternary title toDate toDecimal toJson toPrettyJson toRawJson
    toString toStrings toYaml trim trimAll trimPrefix trimSuffix trimall
    trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset
    until untilStep untitle upper urlJoin urlParse urlquery uuidv4
    values without wrap wrapWith
  `
    .trim()
    .split(/\s+/),
);

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(?:env|expandenv|getHostByName)$/, 'Argo CD does not have the function'],
  [
    /^(?:now|ago|date|.*Date.*|date_.*|unixEpoch|rand.*|shuffle|uuidv4|gen.*|bcrypt|htpasswd|derivePassword|buildCustomCert|encryptAES)$/,
    'the result depends on the time or on chance for the function',
  ],
];

/** Why a function is refused. */
export function explainRefusal(name: string): string {
  const reason = REASONS.find(([pattern]) => pattern.test(name))?.[1];
  return reason === undefined ? `the function ${name} is not supported` : `${reason} ${name}`;
}
