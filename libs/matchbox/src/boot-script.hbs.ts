/** The Handlebars template of the boot script. `||` without a command behind it lets iPXE go on after a failure. */
export const BOOT_SCRIPT_TEMPLATE = `#!ipxe
# Leads this machine to matchbox at {{url}}, which knows what it boots.

set attempt:int32 0

:start
inc attempt
echo Attempt \${attempt} of {{attempts}}: asking DHCP for an address
dhcp && goto ask ||
echo No DHCP server answered on any link
goto again

:ask
echo Asking {{url}} what to boot as \${mac}
chain {{url}}/ipxe?{{query}} ||
echo Nothing booted: {{url}} is not reached, or has no group or profile for \${mac}, or lacks a boot file

:again
iseq \${attempt} {{attempts}} && goto failed ||
sleep {{pauseSeconds}}
goto start

:failed
echo Gave up after {{attempts}} attempts: mac \${mac}, uuid \${uuid}, serial \${serial}, arch \${buildarch}
prompt --timeout {{promptSeconds}}000 Press any key for a shell, or wait for the next boot device && shell ||
exit 1
`;
