<#
  Detection script of an Intune remediation: audits the way of this device to the services of Microsoft Defender for
  Endpoint, and leaves the report in a share for `netready merge`. Runs as the system, 64-bit.
  Exit status: 0 all required targets pass; 1 some do not, which Intune shows as "with issues"; 2 it could not run.
  Its one line of output is what the console shows.
#>
$netready = Join-Path $env:ProgramFiles 'netready\netready.exe'
# Domain computers may write there, and read nothing.
$share = '\\files.example\netready$'
# As `netready merge` names it: one file a site, which the next run replaces.
$site = $env:COMPUTERNAME

$folder = Join-Path $env:ProgramData 'netready'
$report = Join-Path $folder "$site.json"
New-Item -ItemType Directory -Force -Path $folder | Out-Null
if (-not (Test-Path -LiteralPath $netready)) {
  Write-Output "netready is not installed: $netready"
  exit 2
}

$arguments = @(
  'audit', '--os', 'auto', '--region', 'eu',
  '--site', $site, '--summary', '--quiet', '--output', $report
)
& $netready $arguments
$status = $LASTEXITCODE

if ($status -ne 2) {
  try {
    # Beside its name first: who merges meanwhile reads whole files alone.
    $part = Join-Path $share "$site.part"
    Copy-Item -LiteralPath $report -Destination $part -Force -ErrorAction Stop
    Move-Item -LiteralPath $part -Destination (Join-Path $share "$site.json") -Force -ErrorAction Stop
  } catch {
    Write-Output "The report stays in ${report}: $($_.Exception.Message)"
  }
}
exit $status
