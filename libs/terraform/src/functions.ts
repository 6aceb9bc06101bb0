/**
 * The functions that Terraform and OpenTofu both have, but for those of a date or of chance: a configuration that
 * uses them never has a plan without changes.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions
 */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `
  abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512 basename can ceil chomp
  chunklist cidrhost cidrnetmask cidrsubnet cidrsubnets coalesce coalescelist compact concat contains csvdecode
  dirname distinct element endswith ephemeralasnull file filebase64 filebase64sha256 filebase64sha512 fileexists
  filemd5 fileset filesha1 filesha256 filesha512 flatten floor format formatdate formatlist indent index issensitive
  join jsondecode jsonencode keys length log lookup lower matchkeys max md5 merge min nonsensitive one parseint
  pathexpand pow range regex regexall replace reverse rsadecrypt sensitive setintersection setproduct setsubtract
  setunion sha1 sha256 sha512 signum slice sort split startswith strcontains strrev substr sum templatefile
  templatestring textdecodebase64 textencodebase64 timeadd timecmp title tobool tolist tomap tonumber toset tostring
  transpose trim trimprefix trimspace trimsuffix try upper urlencode uuidv5 values yamldecode yamlencode zipmap
  `
    .trim()
    .split(/\s+/),
);

/** Functions that read one file, by a path that is their first argument. */
export const FILE_FUNCTIONS: ReadonlySet<string> = new Set(
  [...FUNCTIONS].filter((name) => /^(?:file(?!exists|set)|templatefile$)/.test(name)),
);
