Console.WriteLine("pacesetter");
