// jsonnet -S -J <data> -c -m <output> fleet-yaml.jsonnet --tla-code addon=null: the fleet, each file as YAML.
local files = import 'fleet.libsonnet';
function(addon=null) files(addon, function(object) std.manifestYamlDoc(object, quote_keys=false))
