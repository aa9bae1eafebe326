/* TEST ONLY: stands in for Microsoft's WebView2 installer, which cannot be had on the build machine. It does what the
   real one is looked at for afterwards: it writes the version into the registry of the person who is logged in. */
#include <windows.h>
#include <string.h>
int main(int count, char **words)
{
    const char *key = "Software\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    if (count != 3 || strcmp(words[1], "/silent") || strcmp(words[2], "/install")) return 1;
    return RegSetKeyValueA(HKEY_CURRENT_USER, key, "pv", REG_SZ, "120.0.0.0", 10) ? 2 : 0;
}
