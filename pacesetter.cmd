@echo off
rem Runs the program from a clone. The build is incremental: it does little when nothing changed.
setlocal
set "ROOT=%~dp0"
set "BUILT=%ROOT%artifacts\bin\Pacesetter.Cli\release"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
powershell -NoProfile -Command "$s='%BUILT%\.built'; if (-not (Test-Path $s)) { exit 1 }; $t=(Get-Item $s).LastWriteTimeUtc; if (Get-ChildItem '%ROOT%src','%ROOT%Directory.*.props','%ROOT%global.json','%ROOT%nuget.config' -Recurse -File | Where-Object LastWriteTimeUtc -gt $t | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run
dotnet --list-sdks 2>nul | findstr /b "10." >nul
if errorlevel 1 (
    echo pacesetter needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)
echo Building pacesetter... 1>&2
if not exist "%BUILT%" mkdir "%BUILT%"
echo begun> "%BUILT%\.begun"
dotnet build "%ROOT%src\Pacesetter.Cli" -c Release -v quiet --nologo 1>&2
if errorlevel 1 exit /b 1
move /y "%BUILT%\.begun" "%BUILT%\.built" >nul
:run
"%BUILT%\Pacesetter.Cli.exe" %*
exit /b %errorlevel%
