// jsonnet -J <data> -c -m <output> fleet.jsonnet --tla-code addon=null: the fleet, each file as JSON.
local files = import 'fleet.libsonnet';
function(addon=null) files(addon, function(object) object)
