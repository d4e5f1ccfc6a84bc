<#
  Remediation script of an Intune remediation, beside detect-netready.ps1: what a device can do by itself where required
  targets fail. It lets go of what the device keeps (names that were looked up, what WinHTTP knows of automatic
  proxies), sets the static proxy of the sensor only where one is named below, audits again, and leaves the new report.
  Nothing else of the device is changed: what a firewall, a proxy or a name server stops has to be let pass there.
  Runs as the system, 64-bit. Exit status: 0 all required targets pass now; 1 some still do not, or it could not run,
  which Intune shows as a remediation that failed. Its line of output is what the console shows.
#>
[CmdletBinding()]
param(
  [string]$NetreadyPath = (Join-Path $env:ProgramFiles 'netready\netready.exe'),
  # Domain computers may write there, and read nothing. Empty: the report stays on the device.
  [string]$SharePath = '\\files.example\netready$',
  # host:port, as the policy "Configure connected user experiences and telemetry" takes it. Empty: no proxy is set, and
  # one that a policy has set is left as it is.
  [string]$StaticProxy = ''
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

function Clear-NetworkMemory {
  # Addresses that are out of date, and names that were not there an hour ago.
  Clear-DnsClientCache -ErrorAction SilentlyContinue
  # Without -Force: what others depend on is left alone. A service that may not be stopped says so by an error.
  Restart-Service -Name 'WinHttpAutoProxySvc' -ErrorAction SilentlyContinue
}

function Set-SensorProxy {
  [CmdletBinding(SupportsShouldProcess = $true)]
  param([Parameter(Mandatory = $true)][ValidatePattern('^[A-Za-z0-9.-]+:[0-9]{1,5}$')][string]$Proxy)
  $key = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\DataCollection'
  if ($PSCmdlet.ShouldProcess($key, "Set TelemetryProxyServer to $Proxy")) {
    if (-not (Test-Path -LiteralPath $key)) { New-Item -Path $key -Force | Out-Null }
    Set-ItemProperty -LiteralPath $key -Name 'TelemetryProxyServer' -Value $Proxy -Type String
    # Without it the telemetry service may still use a proxy that asks for a login.
    Set-ItemProperty -LiteralPath $key -Name 'DisableEnterpriseAuthProxy' -Value 1 -Type DWord
  }
}

function Copy-Report {
  param(
    [Parameter(Mandatory = $true)][string]$Report,
    [Parameter(Mandatory = $true)][string]$Share,
    [Parameter(Mandatory = $true)][string]$Site
  )
  # Beside its name first: who merges meanwhile reads whole files alone.
  $part = Join-Path $Share "$Site.part"
  Copy-Item -LiteralPath $Report -Destination $part -Force
  Move-Item -LiteralPath $part -Destination (Join-Path $Share "$Site.json") -Force
}

# As `netready merge` names it: one file a site, which the next run replaces.
$site = $env:COMPUTERNAME
$folder = Join-Path $env:ProgramData 'netready'
$report = Join-Path $folder "$site.json"
try {
  if (-not (Test-Path -LiteralPath $NetreadyPath)) {
    Write-Output "netready is not installed: $NetreadyPath"
    exit 1
  }
  New-Item -ItemType Directory -Force -Path $folder | Out-Null
  Clear-NetworkMemory
  if ($StaticProxy -ne '') { Set-SensorProxy -Proxy $StaticProxy }

  $arguments = @(
    'audit', '--os', 'auto', '--region', 'eu',
    '--site', $site, '--summary', '--quiet', '--output', $report
  )
  & $NetreadyPath $arguments
  $status = $LASTEXITCODE
} catch {
  Write-Output "netready could not be run: $($_.Exception.Message)"
  exit 1
}

if (($status -ne 2) -and ($SharePath -ne '')) {
  try {
    Copy-Report -Report $report -Share $SharePath -Site $site
  } catch {
    Write-Output "The report stays in ${report}: $($_.Exception.Message)"
  }
}
if ($status -eq 0) { exit 0 }
exit 1
